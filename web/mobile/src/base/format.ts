// Times and distances as people say them. The server speaks UTC milliseconds; communities live by Beijing time.
import { t } from './i18n'

const BEIJING_MS = 8 * 3_600_000
const two = (n: number) => String(n).padStart(2, '0')

function parts(ms: number) {
  const at = new Date(ms + BEIJING_MS)
  return { y: at.getUTCFullYear(), m: at.getUTCMonth() + 1, d: at.getUTCDate(), clock: `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}` }
}

export function day(ms: number): string {
  const { y, m, d } = parts(ms)
  return `${y}-${two(m)}-${two(d)}`
}

/** 今天 14:05, 明天 09:30, 11月23日 14:05, with the year when it is another one. */
export function moment(ms: number, now: number): string {
  const at = parts(ms)
  const days = Math.floor((ms + BEIJING_MS) / 86_400_000) - Math.floor((now + BEIJING_MS) / 86_400_000)
  if (days === 0) return t('time.today', { clock: at.clock })
  if (days === 1) return t('time.tomorrow', { clock: at.clock })
  if (days === -1) return t('time.yesterday', { clock: at.clock })
  const values = { year: at.y, month: at.m, day: at.d, clock: at.clock }
  return at.y === parts(now).y ? t('time.day', values) : t('time.year', values)
}

export const clockOf = (ms: number) => parts(ms).clock

/** YYYY-MM-DD counted from today. */
export function daysUntil(date: string, now: number): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${day(now)}T00:00:00Z`)) / 86_400_000)
}
