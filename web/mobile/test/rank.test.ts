import { describe, expect, it } from 'vitest'
import { en } from '@/i18n/en'
import { zh } from '@/i18n/zh'
import { newId } from '@/base/id'
import { daysUntil, moment } from '@/base/format'
import type { Job } from '@/offline/rank'
import { buildingOf, rank } from '@/offline/rank'

const job = (id: string, more: Partial<Job> = {}): Job => ({ kind: 'task', id, title: id, ...more })

describe('the order of the day', () => {
  it('puts urgent before overdue before due, and says why', () => {
    const ranked = rank([job('soon', { days_left: 2 }), job('late', { days_left: -3 }), job('urgent', { urgent: true }), job('plain'), job('today', { days_left: 0 })])
    expect(ranked.map(one => one.id)).toEqual(['urgent', 'late', 'today', 'soon', 'plain'])
    expect(ranked[1]!.reasons).toEqual([{ reason: 'overdue', days: 3 }])
    expect(ranked[4]!.reasons).toEqual([])
  })

  it('keeps one building together', () => {
    const ranked = rank([job('a', { building: '1号楼' }), job('b', { building: '2号楼' }), job('c', { building: '1号楼' })])
    expect(ranked.map(one => one.id)).toEqual(['a', 'c', 'b'])
    expect(ranked[0]!.reasons).toEqual([{ reason: 'same_building', others: 1 }])
  })

  it('has a sentence for each reason', () => {
    for (const reason of ['overdue', 'due_today', 'due_soon', 'urgent', 'unanswered', 'met_nobody', 'same_building']) expect(zh).toHaveProperty([`reason.${reason}`])
  })

  it('reads the building from an address', () => {
    expect(buildingOf('书香苑12号楼2单元501室')).toBe('书香苑12号楼')
    expect(buildingOf('清和南街20号商铺')).toBeUndefined()
  })
})

describe('ids', () => {
  it('carry the time in which they were made', () => {
    const id = newId(Date.parse('2026-11-23T00:00:00Z'))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-11-23T00:00:00Z'))
  })
})

describe('words', () => {
  it('fills the same places in both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(hit => hit[0]).sort()
    for (const key of Object.keys(zh) as (keyof typeof zh)[]) expect(places(en[key]), key).toEqual(places(zh[key]))
  })

  it('speaks of Beijing days', () => {
    const now = Date.parse('2026-11-23T15:30:00Z') // 23:30 in Beijing
    expect(moment(now + 3_600_000, now)).toBe('明天 00:30')
    expect(daysUntil('2026-11-24', now)).toBe(1)
  })
})
