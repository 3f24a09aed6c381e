// Who is signed in, in which post, and what that post may. Knows no framework: pages watch it through `onChange`.
import { ApiClient } from '@linli/api'
import type { Schemas, Transport } from '@linli/api'

export type Me = Schemas['Me']
export type SignedIn = Schemas['SignedIn']
export type Duty = SignedIn['duties'][number]

/** Where a program without cookies keeps its token; browsers keep none. */
export interface TokenStore {
  read: () => string | undefined
  write: (token: string | undefined) => void
}

export interface SessionOptions {
  transport: Transport
  origin?: string
  /** Given: the session is a bearer token (mini program). Left out: an HttpOnly cookie (browser). */
  tokens?: TokenStore
  /** Shown to the user in the list of devices. */
  device?: string
}

export class Session {
  readonly api: ApiClient
  me: Me | undefined
  private csrf: string | undefined
  private readonly listeners = new Set<() => void>()

  constructor(private readonly options: SessionOptions) {
    this.api = new ApiClient({
      transport: options.transport, origin: options.origin, csrf: () => this.csrf,
      bearer: () => options.tokens?.read(), onSignedOut: () => this.forget(),
    })
  }

  get state(): 'unknown' | 'signed_out' | 'unfinished' | 'active' {
    if (this.me) return this.me.state === 'active' ? 'active' : 'unfinished'
    return this.asked ? 'signed_out' : 'unknown'
  }

  get duties(): Duty[] { return this.me?.duties ?? [] }
  get post(): Schemas['MyPost'] | undefined { return this.me?.posts.find(post => post.acting) }

  /** A page asks this before it shows a button; the server decides again when it is pressed. */
  can(...permissions: string[]): boolean {
    return permissions.every(permission => this.me?.permissions.includes(permission) ?? false)
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private asked = false

  /** Who am I? A refusal means nobody; not reaching the server is thrown, because it says nothing. */
  async load(): Promise<Me | undefined> {
    try {
      this.me = await this.api.get('/v1/me')
      this.csrf = this.me.csrf
    }
    catch (error) {
      if ((error as { status?: number }).status !== 401) throw error
      this.me = undefined
      this.csrf = undefined
    }
    this.asked = true
    this.tell()
    return this.me
  }

  signIn(loginName: string, password: string, tenant?: string) {
    return this.after(this.api.post('/v1/sessions', { body: {
      login_name: loginName, password, ...(tenant ? { tenant } : {}), carrier: this.carrier, device: this.options.device } }))
  }

  enterCode(code: string) {
    return this.after(this.api.post('/v1/sessions/current/totp', { body: { code } }))
  }

  enterRecoveryCode(code: string) {
    return this.after(this.api.post('/v1/sessions/current/totp', { body: { recovery_code: code } }))
  }

  changePassword(oldPassword: string, newPassword: string) {
    return this.after(this.api.post('/v1/me/password', { body: { old_password: oldPassword, new_password: newPassword } }))
  }

  startTotp(password: string, code?: string) {
    return this.api.post('/v1/me/totp', { body: { password, ...(code ? { code } : {}) } })
  }

  /** The recovery codes are shown once. */
  async confirmTotp(code: string): Promise<string[]> {
    const enrolled = await this.api.post('/v1/me/totp/confirmation', { body: { code } })
    await this.after(Promise.resolve(enrolled.session))
    return enrolled.recovery_codes
  }

  askPhoneCode(phone: string, tenant?: string) {
    return this.api.post('/v1/phone-codes', { body: { phone, ...(tenant ? { tenant } : {}) } })
  }

  signInByPhone(phone: string, code: string, tenant?: string) {
    return this.after(this.api.post('/v1/phone-sessions', { body: {
      phone, code, ...(tenant ? { tenant } : {}), carrier: this.carrier, device: this.options.device } }))
  }

  switchPost(postId: string) {
    return this.after(this.api.post('/v1/sessions/current/post', { body: { post_id: postId } }))
  }

  async signOut(): Promise<void> {
    await this.api.call('delete', '/v1/sessions/current')
    this.forget()
  }

  private get carrier(): 'cookie' | 'bearer' { return this.options.tokens ? 'bearer' : 'cookie' }

  /** Every step gives a new token; what the post may is asked again. */
  private async after(step: Promise<SignedIn>): Promise<SignedIn> {
    const signed = await step
    this.csrf = signed.csrf ?? this.csrf
    if (signed.token) this.options.tokens?.write(signed.token)
    await this.load()
    return signed
  }

  private forget(): void {
    this.me = undefined
    this.csrf = undefined
    this.asked = true
    this.options.tokens?.write(undefined)
    this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}
