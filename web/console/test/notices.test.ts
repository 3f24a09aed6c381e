import { describe, expect, it } from 'vitest'
import { countOf, emptyDraft, noticeOf, settled, turned, usable, worded } from '../src/modules/notices/draft'

const template = (code: string, more = {}) => ({
  code, edition: 1, state: 'published' as const, title: code, body: '{recipient}您好：{day}停水，共{hours}小时。', short_body: '', changed_at_ms: 0, version: 1,
  variables: [{ name: 'day', type: 'date' as const, label: '日期' }, { name: 'hours', type: 'number' as const, label: '小时数' }, { name: 'from', type: 'moment' as const, label: '起' }], ...more })

describe('a notice', () => {
  it('is made of published templates of our own', () => {
    expect(usable([template('a'), template('b', { edition: 0 }), template('c', { state: 'draft' })]).map(one => one.code)).toEqual(['a'])
  })

  it('sends values in the type of their variables and says nothing that was not chosen', () => {
    const draft = { ...emptyDraft(), values: { day: '2026-12-01', hours: '4', from: '2026-12-01T08:00' }, areas: [{ id: 'x', name: '书香苑' }] }
    const body = noticeOf('id', template('a'), draft)
    expect(body.variables).toEqual({ day: '2026-12-01', hours: 4, from: Date.parse('2026-12-01T00:00:00Z') })
    expect(body).toMatchObject({ areas: ['x'], chain: ['app', 'sms'] })
    expect(body).not.toHaveProperty('posts')
    expect(body).not.toHaveProperty('must_acknowledge')
    expect(noticeOf('id', template('a'), { ...draft, acknowledge: true, minutes: '30' })).toMatchObject({ must_acknowledge: true, escalate_minutes: 30 })
  })

  it('is read as a sentence', () => {
    expect(worded(template('a'))).toBe('〔称呼〕您好：〔日期〕停水，共〔小时数〕小时。')
  })

  it('takes channels in the order in which they are pressed', () => {
    expect(turned(turned(['app'], 'voice'), 'sms')).toEqual(['app', 'voice', 'sms'])
    expect(turned(['app', 'voice', 'sms'], 'voice')).toEqual(['app', 'sms'])
  })

  it('is followed until everything has a result', () => {
    const notice = (...states: ['queued' | 'delivered' | 'acknowledged' | 'failed', number][]) => ({
      notice_id: 'n', template_code: 'a', edition: 1, urgency: 'ordinary' as const, chain: ['app' as const], sent_by: 'u', sent_at_ms: 0, recipients: 9,
      states: states.map(([state, count]) => ({ state, reason: '', count })) })
    expect(settled(notice(['queued', 1], ['delivered', 8]))).toBe(false)
    expect(settled(notice(['failed', 1], ['delivered', 8]))).toBe(true)
    expect(countOf(notice(['acknowledged', 3], ['delivered', 5], ['failed', 1]), 'delivered', 'acknowledged')).toBe(8)
  })
})
