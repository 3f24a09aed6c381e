import { describe, expect, it } from 'vitest'
import type { Transport, WireRequest } from '@linli/api'
import { Session } from '../src'

const me = {
  user_id: 'u', kind: 'staff', name: '李静', state: 'active', duties: [], role: 'clerk', totp_enrolled: false, simulated: true,
  posts: [{ post_id: 'p1', role: 'clerk', title: 'a', deputy: false, acting: false }, { post_id: 'p2', role: 'clerk', title: 'b', deputy: false, acting: true }],
  permissions: ['cases.read'], tenant_code: 't', tenant_name: 'T', session_id: 's', csrf: 'from-me', expires_at_ms: 1,
}
type Answers = Record<string, [number, unknown]>

function server(answers: Answers, seen: WireRequest[] = []): Transport {
  return async (request) => {
    seen.push(request)
    const [status, body] = answers[`${request.method} ${request.url}`] ?? [404, undefined]
    return { status, header: () => undefined, body }
  }
}
const signed = { session_id: 's', state: 'active', duties: [], csrf: 'from-sign-in', expires_at_ms: 1 }

describe('a cookie session', () => {
  it('learns who it is, and writes with the newest csrf value', async () => {
    const seen: WireRequest[] = []
    const session = new Session({ transport: server({ 'POST /v1/sessions': [201, signed], 'GET /v1/me': [200, me], 'DELETE /v1/sessions/current': [204, undefined] }, seen) })
    await session.signIn('clerk', 'word')
    expect(JSON.parse(String(seen[0]!.body))).toEqual({ login_name: 'clerk', password: 'word', carrier: 'cookie' })
    expect([session.state, session.can('cases.read'), session.can('cases.read', 'cases.act'), session.post?.post_id])
      .toEqual(['active', true, false, 'p2'])
    await session.signOut()
    expect(seen.at(-1)!.headers['x-linli-csrf']).toBe('from-me')
    expect(session.state).toBe('signed_out')
  })

  it('is nobody after a 401, and unknown while the server is away', async () => {
    const session = new Session({ transport: server({ 'GET /v1/me': [401, { type: 'access/not-signed-in', title: '请先登录', status: 401 }] }) })
    expect(session.state).toBe('unknown')
    expect(await session.load()).toBeUndefined()
    expect(session.state).toBe('signed_out')
    const away = new Session({ transport: async () => { throw new Error('away') } })
    await expect(away.load()).rejects.toThrow('away')
    expect(away.state).toBe('unknown')
  })

  it('tells its listeners when another answer ends it', async () => {
    const answers: Answers = { 'GET /v1/me': [200, me] }
    const session = new Session({ transport: server(answers) })
    await session.load()
    let told = 0
    session.onChange(() => told++)
    answers['GET /v1/cases'] = [401, undefined]
    await session.api.get('/v1/cases').catch(() => {})
    expect([told, session.me]).toEqual([1, undefined])
  })
})

describe('a bearer session', () => {
  it('keeps its token where it is told and sends it', async () => {
    let kept: string | undefined
    const seen: WireRequest[] = []
    const session = new Session({
      transport: server({ 'POST /v1/phone-sessions': [201, { ...signed, token: 'T' }], 'GET /v1/me': [200, me] }, seen),
      tokens: { read: () => kept, write: token => (kept = token) } })
    await session.signInByPhone('13800000000', '123456')
    expect([kept, seen[1]!.headers.authorization]).toEqual(['T', 'Bearer T'])
  })
})
