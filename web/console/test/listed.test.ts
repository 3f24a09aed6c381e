import { describe, expect, it } from 'vitest'
import { readListed } from '../src/modules/quality/listed'

describe('a list from outside', () => {
  it('is read as people paste it', () => {
    const { entries, unread } = readListed('姓名\t身份证号\n马秀英\t642224195405040007\t18616235937\n 王建国，13900010002\n\n欧阳 娜娜\r\n李娜 64222419540504000x')
    expect(entries).toEqual([
      { name: '马秀英', id_number: '642224195405040007', phone: '18616235937' }, { name: '王建国', phone: '13900010002' }, { name: '李娜', id_number: '64222419540504000X' }])
    expect(unread).toEqual([{ line: 5, text: '欧阳 娜娜' }])
  })

  it('sends no line that it does not understand', () => {
    expect(readListed('13900010002 王建国\n王建国 501室').entries).toEqual([])
    expect(readListed('13900010002 王建国\n王建国 501室').unread.map(one => one.line)).toEqual([1, 2])
  })
})
