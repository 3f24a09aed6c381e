import { describe, expect, it } from 'vitest'
import type { Schemas } from '@linli/api'
import { complete, countOf, misfits, splitOf, without } from '../src/modules/areas/split'

const area = (id: string, household_count: number, lon?: number): Schemas['Area'] => ({ id, level: 'compound', code: id, name: id, household_count, valid_from_ms: 0, version: 3, ...(lon ? { lon, lat: 38 } : {}) })
const children = [area('a', 200, 106), area('b', 150, 106.002), area('c', 320)]
const part = (name: string, households = '') => ({ id: `id-${name}`, code: name, name, households })

describe('dividing an area', () => {
  it('counts a part only where everything in it is counted', () => {
    expect(countOf(children, { a: 0, b: 0, c: 1 }, 0)).toBe(350)
    expect(countOf([...children, area('d', 0)], { a: 0, d: 0 }, 0)).toBeUndefined()
    expect(countOf(children, {}, 0)).toBeUndefined()
  })

  it('warns of grids outside 300 to 500 households, and of grids only', () => {
    expect([299, 300, 500, 501].map(n => misfits('grid', n))).toEqual([true, false, false, true])
    expect(misfits('community', 5000)).toBe(false)
    expect(misfits('grid', undefined)).toBe(false)
  })

  it('is ready when every area has its part and no part is empty', () => {
    const parts = [part('甲'), part('乙')]
    expect(complete(children, parts, { a: 0, b: 0 })).toBe(false)
    expect(complete(children, parts, { a: 0, b: 0, c: 0 })).toBe(false)
    expect(complete(children, parts, { a: 0, b: 0, c: 1 })).toBe(true)
    expect(complete(children, [part('甲'), part(' ')], { a: 0, b: 0, c: 1 })).toBe(false)
  })

  it('sends each area once, with what was counted or written', () => {
    const body = splitOf(area('whole', 670), children, [part('甲'), part('乙', '310')], { a: 0, b: 0, c: 1 })
    expect(body.version).toBe(3)
    expect(body.parts[0]).toMatchObject({ household_count: 350, areas: ['a', 'b'], lon: 106.001, lat: 38 })
    expect(body.parts[1]).toMatchObject({ household_count: 310, areas: ['c'] })
    expect(body.parts[1]).not.toHaveProperty('lon')
  })

  it('lets go of what was in a part that is taken away', () => {
    expect(without({ a: 0, b: 1, c: 2 }, 1)).toEqual({ a: 0, c: 1 })
  })
})
