import { describe, expect, it } from 'vitest'
import { bytes, due, dueTone, duration, moment } from '../src/format'

const noon = Date.UTC(2026, 10, 23, 4)  // 12:00 in Shanghai
const hour = 3_600_000

describe('times as people here write them', () => {
  it('are as short as they can be', () => {
    expect(moment(noon - hour, 'zh-CN', noon)).toBe('11:00')
    expect(moment(noon - 48 * hour, 'zh-CN', noon)).toBe('11月21日 12:00')
    expect(moment(noon - 400 * 24 * hour, 'zh-CN', noon)).toBe('2025年10月19日 12:00')
  })

  it('of a promise are rounded down and say when it is late', () => {
    expect(duration(90 * 60_000)).toBe('1 小时')
    expect(due(noon + 59 * 60_000, noon)).toBe('剩 59 分钟')
    expect(due(noon - 50 * hour, noon)).toBe('超时 2 天')
    expect(due(noon + hour, noon, 'en')).toBe('1 h left')
  })

  it('turn amber in the last fifth', () => {
    expect([dueTone(0, 100, 79), dueTone(0, 100, 81), dueTone(0, 100, 101)]).toEqual(['quiet', 'warning', 'bad'])
  })

  it('files have a size', () => expect([bytes(10), bytes(2_500_000)]).toEqual(['1 KB', '2.4 MB']))
})
