import { describe, expect, it } from 'vitest'
import { marked } from '../src/shell/search'
import { facadeOf, roomOf } from '../src/modules/registry/areas'
import { actionsFor } from '../src/modules/cases/actions'

describe('what somebody may do next', () => {
  const hands = { userId: 'me', deputy: false, dispatches: false, acts: true }
  it('follows state and hand', () => {
    expect(actionsFor({ state: 'handling', owner_id: 'me' }, hands)).toEqual(['resolve', 'ask', 'transfer', 'send_back', 'note'])
    expect(actionsFor({ state: 'handling', owner_id: 'other' }, hands)).toEqual(['note'])
    expect(actionsFor({ state: 'triage' }, { ...hands, dispatches: true })).toEqual(['dispatch', 'note', 'decline'])
    expect(actionsFor({ state: 'closed', owner_id: 'me' }, { ...hands, acts: false })).toEqual([])
  })
})

describe('a hit', () => {
  it('is marked by characters, also beyond the first plane', () => {
    expect(marked('𠮷祥里3号', [{ start: 1, length: 2 }])).toEqual([
      { text: '𠮷', hit: false }, { text: '祥里', hit: true }, { text: '3号', hit: false }])
  })
})

describe('a building from the street', () => {
  const door = (code: string, floor: number) => ({ dwelling_id: code, code, address: `书香苑1号楼1单元${floor}01室`, floor, area_dm2: 1, use: 'rented' as const })
  it('has its highest floor above, units side by side, and loses no door', () => {
    const facade = facadeOf('B1', [{ code: 'B101', name: '1单元' }, { code: 'B102', name: '2单元' }], [
      door('B1010101', 1), door('B1010201', 2), door('B1020101', 1), door('B1990101', 1), door('B2010101', 1)])
    expect(facade.floors.map(row => [row.floor, row.cells.map(cell => cell.length)])).toEqual([[2, [1, 0]], [1, [1, 1]]])
    expect(facade.others.map(one => one.code)).toEqual(['B1990101'])
    expect(roomOf('书香苑1号楼1单元101室')).toBe('101')
  })
})
