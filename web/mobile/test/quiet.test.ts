import { describe, expect, it } from 'vitest'
import { answered, answerOf, clockOf, hoursToChoose, sameHours } from '@/base/quiet'

const now = { allowed: ['sms' as const], refused: [], quiet_from: 1320, quiet_until: 480, version: 0 }

describe('what a person says about messages', () => {
  it('takes the opposite answer back', () => {
    const refused = answered(now, 'sms', false)
    expect(refused).toMatchObject({ allowed: [], refused: ['sms'], version: 0 })
    expect(answered(refused, 'sms', true)).toMatchObject({ allowed: ['sms'], refused: [] })
    expect(answered(now, 'voice', true).allowed).toEqual(['sms', 'voice'])
    expect([answerOf(now, 'sms'), answerOf(refused, 'sms'), answerOf(now, 'voice')]).toEqual([true, false, undefined])
  })

  it('shows hours that are none of the usual ones', () => {
    expect(hoursToChoose({ from: 1320, until: 480 })).toHaveLength(3)
    expect(hoursToChoose({ from: 600, until: 600 })).toHaveLength(3)
    expect(hoursToChoose({ from: 755, until: 845 }).at(-1)).toEqual({ from: 755, until: 845 })
    expect(sameHours({ from: 0, until: 0 }, { from: 60, until: 60 })).toBe(true)
    expect(clockOf(755)).toBe('12:35')
  })
})
