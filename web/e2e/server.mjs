// A demo district of its own for one run: LINLI_PROGRAM init, demo, serve in a temporary folder; gone afterwards.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')
export const program = process.env.LINLI_PROGRAM ?? path.join(root, 'build/release/linli')
const screens = path.join(root, 'build/web')

/** Accounts of the demo district: role in Chinese → login name. */
export function accountsIn(text) {
  return Object.fromEntries([...text.matchAll(/^(\S+)\s+(\S+)\s+(?:Linli-Demo-2026|短信验证码)/gm)].map(match => [match[1], match[2]]))
}

/** The program refuses LINLI_... variables that it does not know. */
export const plainEnvironment = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LINLI_')))

export async function startServer() {
  if (process.env.LINLI_URL) return { origin: process.env.LINLI_URL, accounts: accountsIn(readFileSync(process.env.LINLI_ACCOUNTS, 'utf8')), stop: async () => {} }
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-screens-'))
  const port = process.env.LINLI_PORT ?? String(18100 + process.pid % 400)
  const env = { ...plainEnvironment(), LINLI_DATA: folder, LINLI_PORT: port }
  const run = (...parts) => {
    const done = spawnSync(program, parts, { env, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`${parts.join(' ')}: ${done.error ?? ''}${done.stdout}${done.stderr}`)
    return done.stdout
  }
  run('init', '--simulated')
  const accounts = accountsIn(run('demo'))
  run('quality', 'run')
  const server = spawn(program, ['--set', `http.screens=${screens}`, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  server.stderr.resume() // whoever does not read a pipe stops those who write into it
  await new Promise((resolve, reject) => {
    server.stdout.on('data', text => String(text).includes('已就绪') && resolve())
    server.on('exit', code => reject(new Error(`linli serve ended with ${code}`)))
    setTimeout(() => reject(new Error('linli serve is not ready after a minute')), 60_000).unref()
  })
  return { origin: `http://127.0.0.1:${port}`, accounts, stop: () => stop(server, folder) }
}

function stop(server, folder) {
  return new Promise((resolve) => {
    server.removeAllListeners('exit')
    server.on('exit', () => {
      rmSync(folder, { recursive: true, force: true })
      resolve()
    })
    server.kill('SIGTERM')
  })
}
