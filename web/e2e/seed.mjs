// Reports through the public API, as residents would bring them by telephone: the district has nothing to handle otherwise.
import { randomBytes } from 'node:crypto'
import { password } from './browser.mjs'

export function newId() {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = (bytes[6] & 0x0F) | 0x70
  bytes[8] = (bytes[8] & 0x3F) | 0x80
  return bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
}

export async function signedIn(origin, loginName) {
  const call = async (method, path, body, token) => {
    const sent = { method, headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) } }
    if (body) sent.body = JSON.stringify(body)
    const reply = await fetch(origin + path, sent)
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`)
    return text ? JSON.parse(text) : undefined
  }
  const { token } = await call('POST', '/v1/sessions', { login_name: loginName, password, carrier: 'bearer' })
  return (method, path, body) => call(method, path, body, token)
}

const reports = [
  ['书香苑12号楼2单元的电梯又坏了，老人下不了楼，已经两天了。', '书香苑12号楼2单元'],
  ['小区东门的垃圾桶满了没人清，天热味道很大。', '书香苑东门'],
  ['楼道里有人给电动车飞线充电，晚上很怕着火。', '书香苑5号楼1单元'],
  ['楼上半夜装修，孩子睡不着。', '书香苑3号楼'],
  ['门口路灯连续三天不亮，晚上老人出门看不清台阶。', ''],
  ['想问一下办居住证要带什么材料，窗口周末开不开。', ''],
  ['下水道堵了，污水从井盖往外冒，一楼住户家门口都是。', '书香苑8号楼'],
]

/** One report a line; answers the cases, the last one with a telephone. */
export async function seedCases(origin, clerk) {
  const call = await signedIn(origin, clerk)
  const cases = []
  for (const [n, [text, address]] of reports.entries()) {
    cases.push(await call('POST', '/v1/cases/on-behalf', {
      report: { id: newId(), text, channel: n % 2 ? 'counter' : 'phone', ...(address ? { place: { address } } : {}) },
      reporter_name: '陈桂英', reporter_phone: '13900010002' }))
  }
  return cases
}

/** A report with the point where it is: the middle of the grid of another one. */
export async function seedPoint(call, known) {
  for (let tries = 0; tries < 60; tries++) {
    const { grid_id } = await call('GET', `/v1/cases/${known}`)
    if (grid_id) {
      const { lon, lat } = await call('GET', `/v1/areas/${grid_id}`)
      return call('POST', '/v1/cases/on-behalf', { report: { id: newId(), text: '书香苑12号楼门口井盖松动，车一过就响，怕有人踩空。', channel: 'phone', place: { address: '书香苑12号楼', lon, lat } } })
    }
    await new Promise(resolve => setTimeout(resolve, 500))
  }
  throw new Error('no report finds its grid')
}

/** The same again and again: a hot issue. */
export async function seedHotIssue(call) {
  const texts = ['书香苑7号楼门口的垃圾桶满了没人清，味道很大。', '书香苑7号楼垃圾桶又满了，好几天没人清运。', '7号楼楼下垃圾桶满出来了，苍蝇很多，请尽快清运。', '书香苑7号楼门口垃圾没人收，堆了一地。']
  for (const [n, text] of texts.entries())
    await call('POST', '/v1/cases/on-behalf', { report: { id: newId(), text, channel: 'phone', place: { address: '书香苑7号楼' } }, reporter_name: '陈桂英', reporter_phone: `1390001010${n}` })
}
