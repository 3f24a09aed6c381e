// A figure that is disputed and a shift that waits for a colleague, so that the pages of a working day have something to show.
import { newId } from './seed.mjs'

export async function seedShift(call, me) {
  const area = me.posts.find(post => post.acting).area_id
  const { items } = await call('GET', `/v1/areas/${area}/posts`)
  const colleague = items.find(post => post.user_id !== me.user_id && ['clerk', 'grid_worker', 'building_head'].includes(post.role))
  const on = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  await call('POST', '/v1/workload-disputes', { id: newId(), on, kind: 'dispatch', claimed: 3, why: '上午还当面分拨了两件，系统里没有。' })
  const shift = await call('POST', '/v1/shift-handovers', { id: newId(), to_id: colleague.user_id, words: '12号楼电梯的维修单位答应明早九点到，请到场核实。' })
  return shift.id
}

/** A matter in somebody's hands about which the clerk wants to hear: the answer is owed within eight working hours. */
export async function seedSupervision(call, cases) {
  for (const { id } of cases) {
    const matter = await call('GET', `/v1/cases/${id}`)
    if (matter.state !== 'dispatched') continue
    await call('POST', `/v1/cases/${id}/supervisions`, { version: matter.version, level: 'reminder', asked: '老人反映多次了，请今天到现场，说明什么时候能修好。', limit: 8 })
    return id
  }
  throw new Error('no matter is in anybody\u2019s hands')
}
