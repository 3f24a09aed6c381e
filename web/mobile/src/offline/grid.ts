// The worker's own grid on the device: dwellings, who is recorded in them, tasks and cases. Sealed like everything else.
import type { Schemas } from '@linli/api'
import { shallowRef } from 'vue'
import { actingPost, me, session } from '@/base/session'
import { vault } from './desk'
import type { Wanted } from './files'
import { closeShelf, keepFiles, readShelf } from './files'
import type { Job } from './rank'
import { buildingOf } from './rank'
import { daysUntil } from '@/base/format'

export type Dwelling = Schemas['DwellingLine']
export type Person = Schemas['PersonLine']
export type Task = Schemas['QualityTask']
export interface GridCopy { at_ms: number, dwellings: Dwelling[], persons: Person[], buildings?: Schemas['MapFeature'][], border?: Schemas['MapFeature'] }
/** A matter as it was when the network was there last. */
export interface Matter { one: Schemas['Case'], steps: Schemas['CaseStep'][], files: Schemas['CaseFile'][] }
export interface DayCopy { at_ms: number, tasks: Task[], cases: Schemas['CaseLine'][], matters?: Record<string, Matter> }

export const grid = shallowRef<GridCopy>()
export const today = shallowRef<DayCopy>()
export const progress = shallowRef(0)

export async function readCopies(): Promise<void> {
  grid.value ??= await vault.value?.read<GridCopy>('grid')
  today.value ??= await vault.value?.read<DayCopy>('day')
  if (vault.value) await readShelf(vault.value, filesOf(today.value))
}

export const filesOf = (day: DayCopy | undefined): Wanted[] =>
  Object.values(day?.matters ?? {}).flatMap(({ one, files }) => files.map(file => ({ caseId: one.id, file })))

async function pages<T>(ask: (cursor?: string) => Promise<{ items: T[], next?: string }>): Promise<T[]> {
  const all: T[] = []
  let cursor: string | undefined
  do {
    const page = await ask(cursor)
    all.push(...page.items)
    progress.value += page.items.length
    cursor = page.next
  } while (cursor)
  return all
}

/** Only the acting post's own grid, never more: that is what a lost phone could lose. */
export async function updateGrid(): Promise<void> {
  progress.value = 0
  const area = actingPost()?.area_id
  const mine = (one: { grid_id?: string }) => !area || one.grid_id === area
  const dwellings = await pages(cursor => session.api.get('/v1/dwellings', { query: { limit: 200, cursor } }))
  const persons = await pages(cursor => session.api.get('/v1/persons', { query: { limit: 200, cursor } }))
  const map = area ? await session.api.get('/v1/areas/{area_id}/map', { path: { area_id: area }, query: { level: 'building' } }) : undefined
  const border = area ? await borderOf(area) : undefined
  grid.value = { at_ms: Date.now(), dwellings: dwellings.filter(mine), persons: persons.filter(mine), buildings: map?.features, border }
  await vault.value?.write('grid', grid.value)
}

/** The border of the grid itself stands on the map of the community. */
async function borderOf(area: string): Promise<Schemas['MapFeature'] | undefined> {
  const { community_id } = await session.api.get('/v1/areas/{area_id}', { path: { area_id: area } })
  if (!community_id || community_id === area) return undefined
  const { features } = await session.api.get('/v1/areas/{area_id}/map', { path: { area_id: community_id }, query: { level: 'grid' } })
  return features.find(one => one.properties.area_id === area)
}

export async function askMatter(id: string): Promise<Matter> {
  const path = { case_id: id }
  const [one, story, files] = await Promise.all([session.api.get('/v1/cases/{case_id}', { path }), session.api.get('/v1/cases/{case_id}/timeline', { path }),
    session.api.get('/v1/cases/{case_id}/photos', { path })])
  return { one, steps: [...story.steps].reverse(), files: files.items }
}

const FEW_AT_ONCE = 4
/** The whole of each matter; what has not changed since is not asked again. */
async function mattersOf(lines: Schemas['CaseLine'][]): Promise<Record<string, Matter>> {
  const kept: Record<string, Matter> = {}
  for (let at = 0; at < lines.length; at += FEW_AT_ONCE) {
    await Promise.all(lines.slice(at, at + FEW_AT_ONCE).map(async (line) => {
      const known = today.value?.matters?.[line.id]
      kept[line.id] = known?.one.version === line.version && known.one.state === line.state ? known : await askMatter(line.id)
    }))
  }
  return kept
}

export async function updateDay(): Promise<void> {
  const tasks = await pages(cursor => session.api.get('/v1/verification-tasks', { query: { limit: 200, cursor } }))
  const { items } = await session.api.get('/v1/cases', { query: { limit: 100 } })
  const area = actingPost()?.area_id
  const open = items.filter(one => ['reported', 'triage', 'dispatched', 'handling', 'waiting'].includes(one.state))
  const mine = (one: Schemas['CaseLine']) => one.owner_id === me.value?.user_id
  const matters = vault.value ? await mattersOf(open.filter(one => mine(one) || (area && one.grid_id === area))) : {}
  today.value = {
    at_ms: Date.now(), tasks: tasks.filter(task => task.state === 'open' || task.state === 'underway'),
    cases: open.filter(one => mine(one) && ['dispatched', 'handling', 'waiting'].includes(one.state)), matters,
  }
  await vault.value?.write('day', today.value)
  if (vault.value) void keepFiles(vault.value, filesOf(today.value))
}

const AFTER: Partial<Record<Schemas['TakeStep']['action'], Schemas['Case']['state']>> = { respond: 'handling', resolve: 'resolved', answer: 'handling' }

/** What was done without network already shows on the phone; the version stays the one that was seen. */
export async function stepKept(id: string, body: Schemas['TakeStep']): Promise<void> {
  const matter = today.value?.matters?.[id]
  if (!today.value || !matter) return
  const state = AFTER[body.action] ?? matter.one.state
  const step: Schemas['CaseStep'] = { id: `${id}-${Date.now()}`, version: matter.one.version, action: body.action, state, note: body.result ?? body.note, files: [], taken_at_ms: Date.now(), undone: false, actor_name: me.value?.name }
  const next: Matter = { ...matter, one: { ...matter.one, state, ...(body.result ? { result: body.result } : {}) }, steps: [step, ...matter.steps] }
  today.value = { ...today.value, matters: { ...today.value.matters, [id]: next }, cases: today.value.cases.flatMap(line => line.id !== id ? line : state === 'resolved' ? [] : { ...line, state }) }
  await vault.value?.write('day', today.value)
}

/** A finished task leaves the day at once, on the device too. */
export async function leaveDay(taskId: string): Promise<void> {
  if (!today.value) return
  today.value = { ...today.value, tasks: today.value.tasks.filter(task => task.task_id !== taskId) }
  await vault.value?.write('day', today.value)
}

export function addressOf(rowId: string, from: GridCopy | undefined): string | undefined {
  return from?.persons.find(one => one.person_id === rowId)?.address ?? from?.dwellings.find(one => one.dwelling_id === rowId)?.address
}

export function jobsOf(day: DayCopy | undefined, from: GridCopy | undefined, now: number): Job[] {
  if (!day) return []
  const address = new Map<string, string>([
    ...(from?.persons ?? []).map(one => [one.person_id, one.address] as const),
    ...(from?.dwellings ?? []).map(one => [one.dwelling_id, one.address] as const)])
  const names = new Map((from?.persons ?? []).map(one => [one.person_id, one.name] as const))
  const tasks = day.tasks.map((task): Job => ({
    kind: 'task', id: task.task_id, title: [names.get(task.row_id), address.get(task.row_id)].filter(Boolean).join(' · ') || task.ask, detail: task.ask, days_left: daysUntil(task.due_on, now),
    building: buildingOf(address.get(task.row_id) ?? ''), tries: task.tries,
  }))
  const cases = day.cases.map((one): Job => ({
    kind: 'case', id: one.id, title: one.title, detail: one.number, urgent: one.urgency === 'urgent', unanswered: one.state === 'dispatched',
    days_left: Math.floor(((one.solve_by_ms ?? one.respond_by_ms) - now) / 86_400_000),
  }))
  return [...tasks, ...cases]
}

export function closeGrid(): void {
  grid.value = undefined
  today.value = undefined
  closeShelf()
}
