import { describe, expect, it } from 'vitest'
import { waterfall } from '../src/modules/pairs/waterfall'

const step = (bits: number) => ({ step: 'name', text: '姓名', bits })

describe('the waterfall of a match', () => {
  it('begins each bar where the one before it ended, forwards or back', () => {
    const { bars, zero, sum } = waterfall([step(-20), step(40), step(-10)])
    expect([zero, sum]).toEqual([50, 10])
    expect(bars.map(bar => [bar.from, bar.width])).toEqual([[0, 50], [0, 100], [75, 25]])
  })

  it('of nothing is nothing', () => {
    expect(waterfall([])).toEqual({ bars: [], zero: 0, sum: 0 })
    expect(waterfall([step(0)]).bars[0]!.width).toBe(0)
  })
})
