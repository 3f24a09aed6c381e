import { describe, expect, it } from 'vitest'
import { nameIn } from '../src/modules/exchange/download'

describe('the name of a file', () => {
  it('is the one that the server gave', () => {
    expect(nameIn('attachment; filename="list.xlsx"', 'x')).toBe('list.xlsx')
    expect(nameIn('attachment; filename="a.csv"; filename*=UTF-8\'\'%E5%90%8D%E5%8D%95.csv', 'x')).toBe('名单.csv')
    expect(nameIn(null, 'DC-1.xlsx')).toBe('DC-1.xlsx')
  })
})
