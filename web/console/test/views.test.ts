import { describe, expect, it } from 'vitest'
import { nextIndex } from '../src/modules/cases/keys'
import { readViews, sameQuery, viewOf, withView } from '../src/modules/cases/views'

describe('the views of a list', () => {
  it('are sorted by name and replaced by the same name', () => {
    const views = withView(withView([], { name: '在办', query: { state: 'handling' } }), { name: '待分拨', query: { state: 'triage' } })
    expect(views.map(one => one.name)).toEqual(['待分拨', '在办'])
    expect(withView(views, { name: '在办', query: { state: 'waiting' } }).filter(one => one.name === '在办')).toEqual([{ name: '在办', query: { state: 'waiting' } }])
  })

  it('survive what a browser may have kept', () => {
    expect(readViews(null)).toEqual([])
    expect(readViews('{oops')).toEqual([])
    expect(readViews('[1,{"name":"x","query":{}}]')).toEqual([{ name: 'x', query: {} }])
    expect(sameQuery({ a: '1', b: '2' }, { b: '2', a: '1' })).toBe(true)
  })

  it('hold the filters of a list, not the page one is on', () => {
    expect(viewOf({ state: 'open', class: undefined, cursor: 'x', text: '' })).toEqual({ state: 'open' })
  })

  it('are walked by j and k, and end at the ends', () => {
    expect([nextIndex(-1, 'j', 3), nextIndex(2, 'j', 3), nextIndex(0, 'k', 3), nextIndex(-1, 'k', 3)]).toEqual([0, 2, 0, 2])
    expect([nextIndex(0, 'x', 3), nextIndex(-1, 'j', 0)]).toEqual([undefined, undefined])
  })
})
