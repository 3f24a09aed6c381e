// A server of its own with the demo district in a temporary folder, or the one named by LINLI_URL.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const repository = resolve(import.meta.dirname, '../../..')
/** Kept: the mini program's phone takes it away. */
const { fetch, FormData } = globalThis
const PASSWORD = 'Linli-Demo-2026'

export async function startServer() {
  if (process.env.LINLI_URL) return { url: process.env.LINLI_URL, stop: () => {} }
  const program = process.env.LINLI_PROGRAM ?? join(repository, 'build/release/linli')
  if (!existsSync(program)) throw new Error(`no server at ${program}: set LINLI_PROGRAM or LINLI_URL`)
  const data = mkdtempSync(join(tmpdir(), 'linli-mobile-'))
  const port = String(18500 + process.pid % 400)
  // The program refuses LINLI_... variables that it does not know.
  const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LINLI_')))
  const env = { ...rest, LINLI_DATA: data, LINLI_PORT: port }
  for (const step of [['init', '--simulated'], ['demo']]) {
    const done = spawnSync(program, step, { env, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`${step[0]}: ${done.stderr}${done.stdout}`)
  }
  const child = spawn(program, ['--set', `http.screens=${join(repository, 'build/web')}`, 'serve'], { env, stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  for (let i = 0; i < 120; i++) {
    if (await fetch(`${url}/m/`).then(reply => reply.ok, () => false)) break
    await new Promise(resolve => setTimeout(resolve, 500))
  }
  return { url, stop: () => { child.kill(); rmSync(data, { recursive: true, force: true }) } }
}

/** A client of the API with a bearer session, for what happens elsewhere while the phone is offline. */
export async function staff(url, login) {
  const ask = async (method, path, body, token) => {
    const form = body instanceof FormData
    const reply = await fetch(url + path, { method, body: form ? body : body && JSON.stringify(body), headers: {
      ...(form ? {} : { 'content-type': 'application/json' }), 'x-linli-purpose': encodeURIComponent('核实'), ...(token ? { authorization: `Bearer ${token}` } : {}) } })
    const answer = reply.status === 204 ? undefined : await reply.json()
    if (!reply.ok) throw new Error(`${method} ${path} ${reply.status} ${JSON.stringify(answer)}`)
    return answer
  }
  const { token } = await ask('POST', '/v1/sessions', { login_name: login, password: PASSWORD, carrier: 'bearer' })
  return (method, path, body) => ask(method, path, body, token)
}
/** UUIDv7: the time in front, so that the server may check it. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  new DataView(bytes.buffer).setUint32(0, Math.floor(Date.now() / 65_536))
  new DataView(bytes.buffer).setUint16(4, Date.now() % 65_536)
  bytes[6] = 0x70 | (bytes[6] & 0x0F)
  bytes[8] = 0x80 | (bytes[8] & 0x3F)
  const hex = [...bytes].map(one => one.toString(16).padStart(2, '0')).join('')
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
}
export { PASSWORD }
