// What comes in by other doors than people at a counter: platforms of which one is down, devices, unnamed reports.
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { newId, signedIn } from './seed.mjs'
import { plainEnvironment, program } from './server.mjs'

const send = (url, method, sent, headers = {}) => {
  const request = { method, headers: { 'content-type': 'application/json', ...headers } }
  request.body = typeof sent === 'string' ? sent : JSON.stringify(sent)
  return fetch(url, request)
}
const until = async (what, check, seconds = 60) => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 200))) {
    const found = await check()
    if (found) return found
  }
  throw new Error(`${what}: not within ${seconds} seconds`)
}

/** The 12345 line and the mailbox as a process of their own; the mailbox takes no answers. */
async function startPlatforms(origin, administrator) {
  const process = spawn(program, ['platforms', '--port', '0', '--orders-to', origin], { env: plainEnvironment(), stdio: ['ignore', 'pipe', 'ignore'] })
  const port = await new Promise((resolve, reject) => {
    process.stdout.on('data', text => String(text).match(/127\.0\.0\.1:(\d+)/) && resolve(String(text).match(/127\.0\.0\.1:(\d+)/)[1]))
    process.on('exit', code => reject(new Error(`linli platforms ended with ${code}`)))
  })
  const line = `http://127.0.0.1:${port}`
  for (const { code, channel, name, suite, owner_id, version } of (await administrator('GET', '/v1/platforms')).items) {
    await administrator('PUT', `/v1/platforms/${code}`, { channel, name, suite, owner_id, version, base_address: `${line}/${code}`, timeout_ms: 2000, attempts: 1, first_pause_ms: 100 })
  }
  await send(`${line}/mailbox/mood`, 'PUT', { mood: 'down' })
  return { line, stop: () => process.kill('SIGTERM') }
}

async function stuckAnswer(line, clerk) {
  const order = { number: 'XX20261101', message_no: 'M-1', title: '路灯不亮', text: '书香苑12号楼门前路灯三天不亮了，老人晚上不敢出门。', address: '书香苑12号楼', caller_name: '李女士', caller_phone: '13912345678' }
  const sent = await send(`${line}/mailbox/orders`, 'POST', order, { 'linli-sending': 'well' })
  if (!sent.ok) throw new Error(await sent.text())
  return until('an answer is stuck', async () => (await clerk('GET', '/v1/stuck-answers')).items[0])
}

/** One message as a device signs it. */
async function ring(origin, code, key, event) {
  const body = JSON.stringify({ id: newId(), happened_at_ms: Date.now(), ...event })
  const [at, nonce] = [String(Date.now()), randomBytes(16).toString('base64url')]
  const text = ['linli-device-1', 'POST', '/v1/device-events', code, at, nonce, createHash('sha256').update(body).digest('hex')].join('\n')
  const signature = createHmac('sha256', Buffer.from(key, 'base64url')).update(text).digest('hex')
  const heard = await send(`${origin}/v1/device-events`, 'POST', body, { 'linli-device': code, 'linli-timestamp': at, 'linli-nonce': nonce, 'linli-signature': signature })
  if (!heard.ok) throw new Error(await heard.text())
}

async function seedDevices(origin, administrator, item) {
  await administrator('PUT', '/v1/device-rules', { items: [{ class: 'smoke', name: '烟雾报警', item_code: item, join_minutes: 60 }, { class: 'silent', name: '设备失联', join_minutes: 720 }] })
  const smoke = await administrator('POST', '/v1/devices', { code: 'smoke-0012', kind: '烟感', name: '12号楼2单元烟感', address: '书香苑12号楼2单元', silent_minutes: 60 })
  await administrator('POST', '/v1/devices', { code: 'cover-0003', kind: '井盖', name: '东门井盖', address: '书香苑东门', silent_minutes: 0 })
  const old = await administrator('POST', '/v1/devices', { code: 'bin-0007', kind: '垃圾桶', name: '南门垃圾桶', silent_minutes: 0 })
  await administrator('DELETE', `/v1/devices/${old.id}`)
  for (const event of [{ class: 'smoke', kind: 'heartbeat' }, { class: 'smoke', kind: 'alarm', reading: 42.5 }, { class: 'smoke', kind: 'alarm', reading: 57 }, { class: 'smoke', kind: 'clear' }])
    await ring(origin, 'smoke-0012', smoke.key, event)
  return smoke.id
}

/** A resident's bearer token by the code in the simulated inbox. */
async function residentToken(origin, phone) {
  await send(`${origin}/v1/phone-codes`, 'POST', { phone })
  const { items } = await (await fetch(`${origin}/v1/simulator/inbox`)).json()
  const code = items.filter(one => one.phone === phone).toSorted((a, b) => b.sent_at_ms - a.sent_at_ms)[0].text.match(/\d{6}/)[0]
  return (await (await send(`${origin}/v1/phone-sessions`, 'POST', { phone, code, carrier: 'bearer' })).json()).token
}

/** One of the operators is its guardian; nobody else sees it. */
async function guardedReport(origin, operators, phone) {
  const id = newId()
  const body = { report: { id, text: '窗口有人办居住证时收好处费，不给就说材料不全。' }, identity: 'pseudonymous', is_protected: true, tracking_seed: randomBytes(24).toString('base64url') }
  const sent = await send(`${origin}/v1/unnamed-reports`, 'POST', body, { authorization: `Bearer ${await residentToken(origin, phone)}` })
  if (!sent.ok) throw new Error(await sent.text())
  const guardian = await until('a guardian sees it', async () => {
    const seen = await Promise.all(operators.map(async call => (await call('GET', '/v1/cases?state=triage')).items.some(one => one.id === id)))
    return seen.indexOf(true) + 1
  })
  return { id, number: (await sent.json()).number, guardian: guardian - 1 }
}

export async function seedDoors(origin, accounts) {
  const administrator = await signedIn(origin, accounts['系统管理员'])
  const platforms = await startPlatforms(origin, administrator)
  try {
    return { ...await furnishDoors(origin, accounts, administrator, platforms.line), line: platforms.line, stop: platforms.stop }
  }
  catch (error) {
    platforms.stop()
    throw error
  }
}

async function furnishDoors(origin, accounts, administrator, line) {
  const [auditor, clerk] = await Promise.all(['审计员', '社区工作者'].map(role => signedIn(origin, accounts[role])))
  const desk = [1, 2, 3, 4, 5, 6].map(n => accounts['热线坐席'].replace(/\d$/, n))
  const operators = await Promise.all(desk.map(name => signedIn(origin, name)))
  const answer = await stuckAnswer(line, operators[0])
  const { items } = await clerk('GET', '/v1/responsibility-items')
  const device = await seedDevices(origin, administrator, (items.find(one => one.name.includes('消防')) ?? items[0]).code)
  const guarded = await guardedReport(origin, operators, accounts['居民'])
  await auditor('POST', '/v1/case-unsealings', { number: guarded.number, purpose: '纪检监察立案材料〔2026〕12号，须当面核实线索' })
  return { device, guarded: guarded.id, guardian: desk[guarded.guardian], stuck: answer.case_id }
}
