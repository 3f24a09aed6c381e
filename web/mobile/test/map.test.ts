import { describe, expect, it } from 'vitest'
import type { Building } from '@/offline/map'
import { drawingOf, namedIn, nearest, PLAIN } from '@/offline/map'

const building = (name: string, lon: number, lat: number): Building => ({
  type: 'Feature', id: name, geometry: { type: 'Polygon', coordinates: [[[lon, lat], [lon + 0.0004, lat], [lon + 0.0004, lat + 0.0001], [lon, lat + 0.0001], [lon, lat]]] } as never,
  properties: { area_id: name, level: 'building', code: '1', name, household_count: 20, lon: lon + 0.0002, lat: lat + 0.00005 },
})
const here = [building('1号楼', 106, 38), building('11号楼', 106.001, 38.0008), building('<b>', 106.001, 38)]

describe('the drawing of a grid', () => {
  it('stays on its paper, with a number where something waits, and words as words', () => {
    const svg = drawingOf(here, new Map([['11号楼', 3]]), PLAIN)
    expect(svg.match(/<path/g)).toHaveLength(3)
    expect(svg.match(/<circle/g)).toHaveLength(1)
    expect(svg).toContain('>3</text>')
    expect(svg).not.toContain('<b>')
    const numbers = [...svg.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)]
    const height = Number(svg.match(/height="(\d+)"/)![1])
    for (const [, x, y] of numbers) {
      expect(Number(x)).toBeGreaterThanOrEqual(19)
      expect(Number(x)).toBeLessThanOrEqual(341)
      expect(Number(y)).toBeLessThanOrEqual(height)
    }
  })

  it('shows the border of the grid behind its buildings, and everything inside it', () => {
    const border = { ...building('第1网格', 105.999, 37.999), geometry: { type: 'Polygon', coordinates: [[[105.999, 37.999], [106.003, 37.999], [106.003, 38.003], [105.999, 38.003], [105.999, 37.999]]] } as never }
    const svg = drawingOf(here, new Map(), PLAIN, 13, border)
    expect(svg.match(/<path/g)).toHaveLength(4)
    expect(svg.indexOf('stroke-dasharray')).toBeLessThan(svg.indexOf(PLAIN.building))
    expect(svg).not.toContain('第1网格')
    for (const [, x] of svg.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)) expect(Number(x)).toBeLessThanOrEqual(341)
  })

  it('finds the building by its name and by its place', () => {
    expect(namedIn(here, '书香苑1号楼3单元602室')?.id).toBe('1号楼')
    expect(namedIn(here, '书香苑111号楼')).toBeUndefined()
    expect(nearest(here, { lon: 106.0011, lat: 38.0009 })?.id).toBe('11号楼')
    expect(nearest(here, { lon: 106.1, lat: 38 })).toBeUndefined()
    expect(nearest(here, {})).toBeUndefined()
  })
})
