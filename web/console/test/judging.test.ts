import { describe, expect, it } from 'vitest'
import { nextOpen, sides, verdictOf } from '../src/modules/pairs/judging'
import { percent } from '../src/modules/pairs/waterfall'

describe('judging pairs one after the other', () => {
  it('goes to the next open pair, then to one that was passed over, then nowhere', () => {
    expect(nextOpen([true, false, false], 0)).toBe(1)
    expect(nextOpen([false, true, true], 2)).toBe(0)
    expect(nextOpen([true, true], 1)).toBe(-1)
  })
  it('says with a key what the buttons say', () => {
    expect(['1', '2', '3', '4', 'j'].map(verdictOf)).toEqual(['same', 'different', 'unsure', undefined, undefined])
  })
  it('shows what either record has and marks what reads differently', () => {
    const a = { person_id: 'a', name: '王芳', sex: 'female', birth_date: '1950-01-02', id_number: '110101********0021', phone: '', address: '书香苑1号楼' }
    const lines = sides(a, { ...a, person_id: 'b', name: '王方' })
    expect(lines.map(line => line.field)).toEqual(['name', 'sex', 'birth_date', 'id_number', 'address'])
    expect(lines.filter(line => line.differs).map(line => line.field)).toEqual(['name'])
  })
  it('never says that a pair is certain', () => {
    expect([0.004, 0.5, 0.995, 1].map(percent)).toEqual(['0', '50', '99.50', '>99.99'])
  })
})
