// Times and numbers as people here write them. The server speaks UTC milliseconds; pages show the community's clock.
import type { Language } from '@linli/words'

const zone = 'Asia/Shanghai'
const formats = new Map<string, Intl.DateTimeFormat>()

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = language + JSON.stringify(options)
  const found = formats.get(name) ?? new Intl.DateTimeFormat(language, { timeZone: zone, ...options })
  formats.set(name, found)
  return found
}

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** Today: 14:05; this year: 3月7日 14:05; else with the year. */
export function moment(ms: number, language: Language = 'zh-CN', now = Date.now()): string {
  if (day(ms, language) === day(now, language)) return formatter(language, clock).format(ms)
  const sameYear = yearOf(ms) === yearOf(now)
  const date = formatter(language, { month: 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) }).format(ms)
  return `${date} ${formatter(language, clock).format(ms)}`
}

export function fullMoment(ms: number, language: Language = 'zh-CN'): string {
  return `${day(ms, language)} ${formatter(language, { ...clock, second: '2-digit' }).format(ms)}`
}

export function day(ms: number, language: Language = 'zh-CN'): string {
  return formatter(language, { year: 'numeric', month: 'long', day: 'numeric' }).format(ms)
}

const yearOf = (ms: number) => formatter('en', { year: 'numeric' }).format(ms)

const units: [limitMs: number, unitMs: number, zh: string, en: string][] = [
  [3_600_000, 60_000, '分钟', 'min'],
  [48 * 3_600_000, 3_600_000, '小时', 'h'],
  [Infinity, 86_400_000, '天', 'd'],
]

/** A length of time in its largest fitting unit, rounded down: a promise is never shown longer than it is. */
export function duration(ms: number, language: Language = 'zh-CN'): string {
  const length = Math.abs(ms)
  const [, unit, zh, en] = units.find(([limit]) => length < limit)!
  return `${Math.floor(length / unit)} ${language === 'en' ? en : zh}`
}

/** What is left of a promise, or by how much it is late. */
export function due(byMs: number, now = Date.now(), language: Language = 'zh-CN'): string {
  const left = byMs - now
  if (language === 'en') return left >= 0 ? `${duration(left, 'en')} left` : `${duration(left, 'en')} late`
  return left >= 0 ? `剩 ${duration(left)}` : `超时 ${duration(left)}`
}

/** Calm until a fifth is left, as the server warns. */
export function dueTone(sinceMs: number, byMs: number, now = Date.now()): 'quiet' | 'warning' | 'bad' {
  if (now > byMs) return 'bad'
  return now > byMs - (byMs - sinceMs) / 5 ? 'warning' : 'quiet'
}

export const count = (value: number, language: Language = 'zh-CN') => new Intl.NumberFormat(language).format(value)

export function bytes(size: number): string {
  if (size < 1024 * 1024) return `${Math.max(1, Math.round(size / 1024))} KB`
  return `${(size / 1024 / 1024).toFixed(1)} MB`
}
