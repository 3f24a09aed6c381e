// What the grid worker's day begins with.
import { staff } from './server.mjs'

const beijing = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** The community compares an outside list with the register: each difference becomes a task of the worker. */
export async function giveTasks(url) {
  const worker = await staff(url, 'grid-worker-0001')
  const before = await worker('GET', '/v1/verification-tasks?state=open&limit=10')
  if (before.items.length >= 3) return worker
  const grid = (await worker('GET', '/v1/me')).posts[0].area_id
  const clerk = await staff(url, 'clerk-0021')
  const units = await clerk('POST', '/v1/area-searches', { text: '单元', level: 'unit', limit: 50 })
  const unit = units.items.find(one => one.grid_id === grid)
  await clerk('POST', '/v1/reconciliations', { unit_id: unit.id, on: beijing(), source: 'attendance', entries: [{ name: '张三丰' }] })
  return worker
}

/** A matter becomes the grid worker's, by a dispatcher if the rules found somebody else or nobody. */
export async function handToWorker(url, id) {
  const clerk = await staff(url, 'clerk-0021')
  const worker = await staff(url, 'grid-worker-0001')
  const owner = (await worker('GET', '/v1/me')).user_id
  // Before its place is understood a report is in nobody's area, and the clerk does not find it.
  const look = () => clerk('GET', `/v1/cases/${id}`).catch(() => undefined)
  let one = await look()
  for (let i = 0; (one?.state ?? 'reported') === 'reported' && i < 40; i++) {
    await new Promise(done => setTimeout(done, 250))
    one = await look()
  }
  if (one.owner_id === owner && one.state !== 'triage') return worker
  const item_code = one.item_code ?? 'sr-032-03'
  await clerk('POST', `/v1/cases/${id}/steps`, { action: one.state === 'triage' ? 'dispatch' : 'transfer', version: one.version, item_code, assignee_id: owner, note: '由网格员处理' })
  return worker
}
