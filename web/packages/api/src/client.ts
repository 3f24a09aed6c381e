// One typed client over any transport: fetch in browsers, uni.request in mini programs.
import { ApiProblem, problemOf } from './problem'
import type { CallArguments, CallExtras, MethodOf, Path, Reply } from './types'

export interface WireRequest {
  method: string
  url: string
  headers: Record<string, string>
  body?: string | FormData
  signal?: AbortSignal
  timeoutMs: number
}
export interface WireReply {
  status: number
  header: (name: string) => string | undefined
  /** Parsed JSON, or undefined when there is none. */
  body: unknown
}
/** @throws Unreachable when no answer came. */
export type Transport = (request: WireRequest) => Promise<WireReply>

/** What proves who asks: a cookie session adds its CSRF value, a bearer session its token. */
export interface Credentials {
  csrf?: () => string | undefined
  bearer?: () => string | undefined
}

export interface ClientOptions extends Credentials {
  transport: Transport
  /** Origin without trailing slash; empty for the page's own. */
  origin?: string
  /** The session has ended: called for each 401 of somebody who was signed in. */
  onSignedOut?: () => void
}

interface LooseOptions extends CallExtras {
  path?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

export function urlOf(path: string, options: LooseOptions = {}): string {
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(options.path?.[name])))
  const pairs = Object.entries(options.query ?? {})
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map(one => [name, one] as const))
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return pairs.length ? `${url}?${pairs.join('&')}` : url
}

function headersOf(method: string, options: LooseOptions, credentials: Credentials): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' }
  const csrf = credentials.csrf?.()
  const bearer = credentials.bearer?.()
  if (bearer) headers.authorization = `Bearer ${bearer}`
  else if (csrf && method !== 'get') headers['x-linli-csrf'] = csrf
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey
  if (options.purpose) headers['x-linli-purpose'] = encodeURIComponent(options.purpose)
  return headers
}

export class ApiClient {
  constructor(private readonly options: ClientOptions) {}

  get<P extends Path>(path: 'get' extends MethodOf<P> ? P : never, ...rest: CallArguments<P, 'get' & MethodOf<P>>) {
    return this.call<P, 'get' & MethodOf<P>>('get' as never, path, ...rest)
  }

  post<P extends Path>(path: 'post' extends MethodOf<P> ? P : never, ...rest: CallArguments<P, 'post' & MethodOf<P>>) {
    return this.call<P, 'post' & MethodOf<P>>('post' as never, path, ...rest)
  }

  put<P extends Path>(path: 'put' extends MethodOf<P> ? P : never, ...rest: CallArguments<P, 'put' & MethodOf<P>>) {
    return this.call<P, 'put' & MethodOf<P>>('put' as never, path, ...rest)
  }

  /** @throws ApiProblem when refused, Unreachable when nobody answered. */
  async call<P extends Path, M extends MethodOf<P>>(method: M, path: P, ...rest: CallArguments<P, M>): Promise<Reply<P, M>> {
    const options = (rest[0] ?? {}) as LooseOptions
    const headers = headersOf(method, options, this.options)
    let body: string | FormData | undefined
    if (isForm(options.body)) body = options.body
    else if (options.body !== undefined) {
      headers['content-type'] = 'application/json'
      body = JSON.stringify(options.body)
    }
    const reply = await this.options.transport({
      method: method.toUpperCase(), url: (this.options.origin ?? '') + urlOf(path, options), headers, body,
      signal: options.signal, timeoutMs: options.timeoutMs ?? 30_000,
    })
    if (reply.status >= 200 && reply.status < 300) return reply.body as Reply<P, M>
    const signedIn = Boolean(this.options.csrf?.() || this.options.bearer?.())
    if (reply.status === 401 && signedIn) this.options.onSignedOut?.()
    throw new ApiProblem(problemOf(reply.status, reply.body), Number(reply.header('retry-after')) || undefined)
  }
}

const isForm = (body: unknown): body is FormData => typeof FormData !== 'undefined' && body instanceof FormData

/** One for each intention, made before the first attempt and kept until it has succeeded. */
export function newIdempotencyKey(): string {
  const source: { randomUUID?: () => string, getRandomValues?: (bytes: Uint8Array) => Uint8Array } = globalThis.crypto ?? {}
  if (source.randomUUID) return source.randomUUID()  // absent outside https
  const bytes = new Uint8Array(16)
  if (source.getRandomValues) source.getRandomValues(bytes)
  else for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(Math.random() * 256)  // mini programs have no crypto
  bytes[6] = (bytes[6]! & 0x0F) | 0x40
  bytes[8] = (bytes[8]! & 0x3F) | 0x80
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
