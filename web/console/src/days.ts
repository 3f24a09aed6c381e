// Days as people here count them: from midnight to midnight of the community's clock.
const offset = '+08:00'
const aDay = 86_400_000

export function dayStart(day: string | undefined): number | undefined {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  const at = Date.parse(`${day}T00:00:00${offset}`)
  return Number.isNaN(at) ? undefined : at
}

/** The moment after the day. */
export function dayEnd(day: string | undefined): number | undefined {
  const start = dayStart(day)
  return start === undefined ? undefined : start + aDay
}

export const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)
