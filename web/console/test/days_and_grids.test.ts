import { describe, expect, it } from 'vitest'
import { dayEnd, dayOf, dayStart } from '../src/days'
import { fitOf } from '../src/modules/areas/size'

describe('days of the community', () => {
  it('begin at midnight there, not here', () => {
    expect(dayStart('2026-11-23')).toBe(Date.parse('2026-11-22T16:00:00Z'))
    expect(dayEnd('2026-11-23')).toBe(dayStart('2026-11-24'))
    expect(dayOf(Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
    expect(dayOf(Date.parse('2026-11-22T15:59:59Z'))).toBe('2026-11-22')
  })

  it('are nothing when they are not written as days', () => {
    for (const text of [undefined, '', '2026-13-40', '23.11.2026']) expect(dayStart(text)).toBeUndefined()
  })
})

/** @source INC-01 */
describe('a grid', () => {
  const grid = (household_count: number) => fitOf({ level: 'grid', household_count })

  it('holds 300 to 500 households', () => {
    expect([299, 300, 500, 501].map(grid)).toEqual(['small', 'fit', 'fit', 'large'])
    expect(fitOf({ level: 'community', household_count: 9 })).toBeUndefined()
  })
})
