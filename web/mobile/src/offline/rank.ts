// The day's work in the order in which it should be walked, each with the reasons for its place.
export type Reason =
  | { reason: 'overdue', days: number }
  | { reason: 'due_today' }
  | { reason: 'due_soon', days: number }
  | { reason: 'urgent' }
  | { reason: 'unanswered' }
  | { reason: 'met_nobody', times: number }
  | { reason: 'same_building', others: number }

export interface Job {
  kind: 'task' | 'case'
  id: string
  title: string
  detail?: string
  /** Same building, same walk. */
  building?: string
  days_left?: number
  urgent?: boolean
  unanswered?: boolean
  tries?: number
}
export interface RankedJob extends Job { score: number, reasons: Reason[] }

function reasonsOf(job: Job): [Reason, number][] {
  const found: [Reason, number][] = []
  const left = job.days_left
  if (job.urgent) found.push([{ reason: 'urgent' }, 120])
  if (left !== undefined && left < 0) found.push([{ reason: 'overdue', days: -left }, 100 + Math.min(-left, 20)])
  else if (left === 0) found.push([{ reason: 'due_today' }, 80])
  else if (left !== undefined && left <= 3) found.push([{ reason: 'due_soon', days: left }, 40 - left * 5])
  if (job.unanswered) found.push([{ reason: 'unanswered' }, 50])
  if (job.tries) found.push([{ reason: 'met_nobody', times: job.tries }, 10])
  return found
}

export function rank(jobs: Job[]): RankedJob[] {
  const perBuilding = new Map<string, number>()
  for (const job of jobs) if (job.building) perBuilding.set(job.building, (perBuilding.get(job.building) ?? 0) + 1)
  const ranked = jobs.map((job): RankedJob => {
    const found = reasonsOf(job)
    const others = job.building ? perBuilding.get(job.building)! - 1 : 0
    if (others > 0) found.push([{ reason: 'same_building', others }, Math.min(others * 3, 15)])
    return { ...job, score: found.reduce((sum, [, weight]) => sum + weight, 0), reasons: found.map(([reason]) => reason) }
  })
  return ranked.sort((a, b) => b.score - a.score || (a.building ?? '').localeCompare(b.building ?? '', 'zh') || a.id.localeCompare(b.id))
}

/** 书香苑1号楼3单元602室 -> 书香苑1号楼 */
export function buildingOf(address: string): string | undefined {
  return address.match(/^(.*?\d+号楼)/)?.[1]
}
