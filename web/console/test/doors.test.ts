import { describe, expect, it } from 'vitest'
import { ApiProblem, Unreachable } from '@linli/api'
import { marks, oneByOne } from '../src/modules/cases/bulk'
import type { Outcome } from '../src/modules/cases/bulk'
import { adviceOf, stepsOf } from '../src/modules/channels/steps'
import { standingOf } from '../src/modules/devices/state'

describe('an answer that is stuck', () => {
  it('says what helps', () => {
    expect(adviceOf({ owner_id: 'me', last_attempt: 'refused' }, 'me')).toBe('refused')
    expect(adviceOf({ owner_id: 'me' }, 'me')).toBe('no_answer')
    expect(adviceOf({ owner_id: 'me', last_attempt: 'refused', give_up_asked_by: 'me' }, 'me')).toBe('ask')
    expect(adviceOf({ owner_id: 'me', give_up_asked_by: 'other' }, 'me')).toBe('agree')
  })
  it('is given up by two people', () => {
    expect(stepsOf({ owner_id: 'me' }, 'me')).toEqual(['retry', 'ask_give_up'])
    expect(stepsOf({ owner_id: 'other' }, 'me')).toEqual(['retry', 'take_over', 'ask_give_up'])
    expect(stepsOf({ owner_id: 'me', give_up_asked_by: 'me' }, 'me')).toEqual(['retry'])
    expect(stepsOf({ owner_id: 'me', give_up_asked_by: 'other' }, 'me')).toEqual(['retry', 'agree'])
  })
})

describe('a device', () => {
  it('is retired, silent, not yet heard, or works', () => {
    expect(standingOf({ retired_at_ms: 1, silent_since_ms: 1 })).toBe('retired')
    expect(standingOf({ silent_since_ms: 1, last_heard_at_ms: 1 })).toBe('silent')
    expect(standingOf({})).toBe('waiting')
    expect(standingOf({ last_heard_at_ms: 1 })).toBe('fine')
  })
})

describe('several matters', () => {
  it('each have their own answer; a refusal does not stop the others', async () => {
    const refusal = new ApiProblem({ type: '/problems/cases/changed-meanwhile', title: '事项已被更新', status: 409 })
    const answers: Record<string, unknown> = { b: refusal, c: new Unreachable(false) }
    const told: Record<string, Outcome> = {}
    await oneByOne(['a', 'b', 'c', 'd'], async (row) => { if (answers[row]) throw answers[row] }, (row, outcome) => { told[row] = outcome })
    expect(told).toEqual({ a: { done: true }, b: { done: false, refused: refusal }, c: { done: false, offline: true }, d: { done: true } })
  })
  it('are marked by x, a page by Shift+X', () => {
    expect([marks('x', false), marks('X', true), marks('j', false)]).toEqual(['one', 'all', undefined])
  })
})
