// What may wait for somebody, as questions to the API. A queue is asked only by whom it may concern.
import { changeKind, importState, label, recordKind } from '@linli/words'
import { moment, preferences } from '@linli/kit'
import type { Schemas } from '@linli/api'
import { api, me } from '../../session'

export interface Waiting {
  key: string
  text: string
  detail?: string
  to?: string
  dueMs?: number
  sinceMs?: number
}
export interface Answer { items: Waiting[], more: boolean }
export interface Queue {
  name: string
  permissions: string[]
  to?: string
  ask: (signal: AbortSignal, t: (key: string, values?: Record<string, unknown>) => string) => Promise<Answer>
}

const shown = 6
type CaseLine = Schemas['CaseLine']

function ofCases(lines: CaseLine[], more: boolean): Answer {
  return {
    more,
    items: lines.map(line => ({
      key: line.id, text: line.title, detail: line.number, to: `/cases/${line.id}`, sinceMs: line.reported_at_ms,
      dueMs: line.responded_at_ms ? line.solve_by_ms : line.respond_by_ms })),
  }
}

async function casesIn(state: CaseLine['state'], signal: AbortSignal, mine = false): Promise<{ lines: CaseLine[], more: boolean }> {
  const page = await api.get('/v1/cases', { query: { state, limit: 100 }, signal })
  return { lines: page.items.filter(line => !mine || line.owner_id === me.value?.user_id), more: Boolean(page.next) }
}

export const queues: Queue[] = [
  { name: 'overdue', permissions: ['cases.watch'], to: '/cases', ask: async (signal) => {
    const found = await api.get('/v1/case-alarms', { signal })
    return { more: found.at_least, items: found.items.map(line => ({
      key: line.case_id + line.clock, text: line.number, to: `/cases/${line.case_id}`, dueMs: line.due_at_ms, sinceMs: 0 })) }
  } },
  { name: 'mine', permissions: ['cases.read', 'cases.act'], to: '/cases', ask: async (signal) => {
    const [fresh, handling] = await Promise.all([casesIn('dispatched', signal, true), casesIn('handling', signal, true)])
    return ofCases([...fresh.lines, ...handling.lines], fresh.more || handling.more)
  } },
  { name: 'triage', permissions: ['cases.dispatch'], to: '/cases?state=triage', ask: async (signal) => {
    const found = await casesIn('triage', signal)
    return ofCases(found.lines, found.more)
  } },
  { name: 'offers', permissions: ['cases.grab'], ask: async (signal, t) => {
    const found = await api.get('/v1/dispatch-offers', { signal })
    return { more: false, items: found.items.map(offer => ({
      key: offer.case_id, text: offer.number, detail: t('home.until', { at: moment(offer.until_ms, preferences.language) }), to: `/cases/${offer.case_id}` })) }
  } },
  { name: 'visits', permissions: ['cases.dispatch'], ask: async (signal, t) => {
    const found = await api.get('/v1/case-visits', { signal })
    return { more: found.items.length === 100, items: found.items.filter(visit => visit.state === 'open').map(visit => ({
      key: visit.case_id, text: visit.number, detail: t('home.visitTries', { n: visit.attempts }), to: `/cases/${visit.case_id}`, dueMs: visit.due_at_ms, sinceMs: visit.due_at_ms - 3 * 86_400_000 })) }
  } },
  { name: 'tasks', permissions: ['quality.work-tasks'], to: '/verification?state=open', ask: async (signal, t) => {
    const page = await api.get('/v1/verification-tasks', { query: { state: 'open', limit: shown }, signal })
    return { more: Boolean(page.next), items: page.items.map(task => ({
      key: task.task_id, text: task.ask, detail: t('home.until', { at: task.due_on }), to: `/verification?state=open#${task.task_id}` })) }
  } },
  { name: 'changes', permissions: ['registry.approve-change'], ask: async (signal) => {
    const page = await api.get('/v1/change-requests', { query: { state: 'proposed', limit: shown }, signal })
    return { more: Boolean(page.next), items: page.items.map(request => ({
      key: request.request_id, text: `${label(changeKind, request.kind, preferences.language)} · ${label(recordKind, request.record_kind, preferences.language)}`,
      detail: moment(request.proposed_at_ms, preferences.language), to: request.record_kind === 'person' ? `/persons/${request.record_id}` : undefined })) }
  } },
  { name: 'claims', permissions: ['exchange.confirm-record'], ask: async (signal, t) => {
    const page = await api.get('/v1/record-claims', { query: { limit: shown }, signal })
    return { more: Boolean(page.next), items: page.items.filter(claim => claim.state === 'waiting').map(claim => ({
      key: claim.claim_id, text: t('home.claim'), detail: moment(claim.asked_at_ms, preferences.language) })) }
  } },
  { name: 'exports', permissions: ['imports.approve-export', 'imports.read-exports'], ask: async (signal, t) => {
    const page = await api.get('/v1/exports', { query: { limit: 50 }, signal })
    return { more: false, items: page.items.filter(one => one.state === 'requested').map(one => ({
      key: one.export_id, text: t('home.exportOf', { n: one.number }), detail: one.purpose })) }
  } },
  { name: 'imports', permissions: ['imports.import', 'imports.read', 'imports.templates'], to: '/imports', ask: async (signal, t) => {
    const [page, templates] = await Promise.all([api.get('/v1/imports', { query: { limit: 50 }, signal }), api.get('/v1/import-templates', { signal })])
    const titleOf = (code: string) => templates.items.find(one => one.template === code)?.title ?? code
    return { more: false, items: page.items.filter(one => one.state === 'checked').map(one => ({
      key: one.import_id, text: t('home.importOf', { template: titleOf(one.template), n: one.rows_all }), detail: label(importState, one.state, preferences.language), to: `/imports/${one.import_id}` })) }
  } },
]
