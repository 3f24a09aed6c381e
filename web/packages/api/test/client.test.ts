import { describe, expect, it, vi } from 'vitest'
import { ApiClient, ApiProblem, newId, newIdempotencyKey, uniTransport, Unreachable, urlOf } from '../src'
import type { Transport, WireRequest } from '../src'
// @ts-expect-error a build script without types
import { operationsText, schemaText, writtenOperations, writtenText } from '../generate.mjs'

function answering(status: number, body: unknown, seen: WireRequest[] = []): Transport {
  return async (request) => {
    seen.push(request)
    return { status, header: name => (name === 'retry-after' ? '7' : undefined), body }
  }
}

describe('the generated types', () => {
  it('are those of docs/api/openapi.json', async () => {
    expect(writtenText() === await schemaText(), 'run npm run generate').toBe(true)
    expect(writtenOperations() === operationsText(), 'run npm run generate').toBe(true)
  })
})

describe('the client', () => {
  it('fills path and query and leaves out what is not asked', () => {
    expect(urlOf('/v1/cases/{case_id}/steps', { path: { case_id: 'a/b' } })).toBe('/v1/cases/a%2Fb/steps')
    expect(urlOf('/v1/cases', { query: { state: 'triage', cursor: undefined, number: '' } })).toBe('/v1/cases?state=triage')
  })

  it('sends the csrf value with writes only, and the purpose percent-encoded', async () => {
    const seen: WireRequest[] = []
    const client = new ApiClient({ transport: answering(200, {}, seen), csrf: () => 'secret' })
    await client.get('/v1/persons/{person_id}/disclosure', { path: { person_id: 'x' }, purpose: '核实' })
    await client.post('/v1/sessions/current/post', { body: { post_id: 'p' }, idempotencyKey: 'k' })
    expect(seen[0]!.headers).toEqual({ 'accept': 'application/json', 'x-linli-purpose': '%E6%A0%B8%E5%AE%9E' })
    expect(seen[1]!.headers).toMatchObject({ 'x-linli-csrf': 'secret', 'idempotency-key': 'k', 'content-type': 'application/json' })
  })

  it('throws the words of the server, and says once that the session ended', async () => {
    const onSignedOut = vi.fn()
    const problem = { type: 'access/not-signed-in', title: '请先登录', status: 401, errors: [{ pointer: '/a', code: 'c', message: '必填' }] }
    const client = new ApiClient({ transport: answering(401, problem), csrf: () => 'x', onSignedOut })
    const error = await client.get('/v1/me').catch(e => e)
    expect(error).toBeInstanceOf(ApiProblem)
    expect([error.message, error.is('access/not-signed-in'), error.fieldMessage('a'), error.retryAfterSeconds])
      .toEqual(['请先登录', true, '必填', 7])
    expect(onSignedOut).toHaveBeenCalledOnce()
  })

  it('has a sentence when a proxy answers in HTML', async () => {
    const error = await new ApiClient({ transport: answering(502, undefined) }).get('/v1/me').catch(e => e)
    expect(error.message).toContain('502')
  })

  it('speaks uni.request', async () => {
    const client = new ApiClient({
      transport: uniTransport(o => o.success({ statusCode: 200, data: '{"name":"n"}', header: { 'X-A': '1' } })), bearer: () => 't' })
    expect((await client.get('/v1/me')).name).toBe('n')
    const silent = new ApiClient({ transport: uniTransport(o => o.fail({ errMsg: 'request:fail timeout' })) })
    expect(await silent.get('/v1/me').catch(e => e instanceof Unreachable && e.timedOut)).toBe(true)
  })

  it('makes ids that carry their time', () => {
    expect(newId(0x0198_7654_3210)).toMatch(/^01987654-3210-7[0-9a-f]{3}-[89ab]/)
  })

  it('makes keys that differ', () => {
    expect(newIdempotencyKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
    expect(newIdempotencyKey()).not.toBe(newIdempotencyKey())
  })
})
