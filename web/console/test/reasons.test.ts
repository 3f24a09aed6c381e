import { describe, expect, it } from 'vitest'
import { doubled, trimmed } from '../src/modules/reasons/lists'

describe('a list of reasons', () => {
  it('names the first code that stands twice, blanks aside', () => {
    expect(doubled([{ code: 'far', name: '不在本网格' }, { code: ' far ', name: '太远' }])).toBe('far')
    expect(doubled([{ code: '', name: '' }, { code: '', name: '' }])).toBeUndefined()
    expect(doubled([{ code: 'a', name: '甲' }, { code: 'b', name: '乙' }])).toBeUndefined()
  })

  it('is published without the blanks around its words', () => {
    expect(trimmed([{ code: ' water ', name: ' 水务公司', way: 'telephone', contact: ' 96116 ' }])).toEqual([{ code: 'water', name: '水务公司', way: 'telephone', contact: '96116' }])
    expect(trimmed([{ code: 'a', name: '甲' }])).toEqual([{ code: 'a', name: '甲' }])
  })
})
