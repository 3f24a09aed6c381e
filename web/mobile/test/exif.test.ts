import { readFileSync } from 'node:fs'
import exifr from 'exifr'
import { describe, expect, it } from 'vitest'
import { photographed } from '../e2e/exif.mjs'
import { withFactsOf } from '@/media/exif'

const plain = new Uint8Array(readFileSync(`${import.meta.dirname}/../e2e/fixtures/lamp.jpg`))
const taken = new Uint8Array(photographed(Buffer.from(plain), { time: '2026:11:23 15:04:05', lon: 106.0012, lat: 38.0009 }))

describe('the facts of a photo', () => {
  it('go into the smaller picture, upright', async () => {
    const joined = withFactsOf(taken, plain)
    const facts = await exifr.parse(joined, { gps: true, translateValues: false })
    expect(facts.latitude).toBeCloseTo(38.0009, 5)
    expect(facts.longitude).toBeCloseTo(106.0012, 5)
    expect(facts.DateTimeOriginal.getFullYear()).toBe(2026)
    expect(facts.Orientation).toBe(1)
    expect(joined.slice(-100)).toEqual(plain.slice(-100))
  })

  it('are not invented, nor doubled', () => {
    expect(withFactsOf(plain, plain)).toBe(plain)
    expect(withFactsOf(taken, taken)).toBe(taken)
    expect(withFactsOf(new Uint8Array([1, 2, 3]), plain)).toBe(plain)
    expect(withFactsOf(taken.slice(0, 60), plain)).toBe(plain)
  })
})
