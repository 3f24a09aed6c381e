import { describe, expect, it } from 'vitest'
import { eachOf, timesOf, widthOf } from '../src/modules/worklists/staffing'

describe('what falls to each worker', () => {
  it('is whole when it is large and keeps a decimal when it is not', () => {
    expect([1399.6, 20, 19.96, 0.25].map(value => eachOf(value, 'zh-CN'))).toEqual(['1,400', '20', '20.0', '0.3'])
  })
  it('is not said where nobody works', () => {
    expect([eachOf(undefined, 'zh-CN'), timesOf(undefined), widthOf(undefined, 10)]).toEqual(['—', '—', '0%'])
  })
  it('is drawn against the heaviest', () => expect([widthOf(700, 1400), widthOf(1, 1400), timesOf(1.755)]).toEqual(['50%', '1%', '1.75×']))
})
