// Hours in which nobody is disturbed, as minutes after midnight; the same twice means none.
import type { Schemas } from '@linli/api'

type Preferences = Schemas['MessagePreferences']
export type Channel = Preferences['allowed'][number]
export interface Hours { from: number, until: number }

/** What most people choose, and what is set when it is none of these. */
export function hoursToChoose(now: Hours): Hours[] {
  const usual: Hours[] = [{ from: 0, until: 0 }, { from: 21 * 60, until: 7 * 60 }, { from: 22 * 60, until: 8 * 60 }]
  return usual.some(one => sameHours(one, now)) ? usual : [...usual, now]
}
export const sameHours = (a: Hours, b: Hours) => (a.from === a.until && b.from === b.until) || (a.from === b.from && a.until === b.until)

export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** One answer a channel: the other one is taken back. */
export function answered(now: Preferences, channel: Channel, take: boolean): Preferences {
  const [without, refusing] = [now.allowed.filter(one => one !== channel), now.refused.filter(one => one !== channel)]
  return { ...now, allowed: take ? [...without, channel] : without, refused: take ? refusing : [...refusing, channel] }
}
export const answerOf = (now: Preferences, channel: Channel): boolean | undefined => now.allowed.includes(channel) ? true : now.refused.includes(channel) ? false : undefined
