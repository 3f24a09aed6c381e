// What a call may carry and what it answers, derived from the generated paths.
import type { components, paths } from './generated/schema'

export type Schemas = components['schemas']
export type Problem = Schemas['Problem']
export type Path = keyof paths & string
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
export type MethodOf<P extends Path> = Extract<keyof paths[P], Method>

type Operation<P extends Path, M extends MethodOf<P>> = NonNullable<paths[P][M]>
type Parameters<O, K extends string> = O extends { parameters: infer Q } ? (K extends keyof Q ? NonNullable<Q[K]> : never) : never
type Content<T> = T extends { content: infer C } ? C[keyof C] : undefined
type SentBody<O> = O extends { requestBody: { content: infer C } }
  ? C extends { 'application/json': infer B } ? B : FormData
  : O extends { requestBody?: { content: infer C } } ? (C extends { 'application/json': infer B } ? B | undefined : never) : never

type Field<K extends string, T> = [T] extends [never] ? unknown : { [key in K]: T }
type Optional<K extends string, T> = [T] extends [never] ? unknown : { [key in K]?: T }

export type Reply<P extends Path, M extends MethodOf<P>> = Operation<P, M> extends { responses: infer R }
  ? Content<R[keyof R & (200 | 201 | 202 | 204)]> : never

export interface CallExtras {
  /** Names one intention of the user: the server answers a repetition as it did the first time. */
  idempotencyKey?: string
  /** Why personal data are looked at; goes into the audit and to the person concerned. */
  purpose?: string
  signal?: AbortSignal
  /** Milliseconds; long polling asks for more than the usual half minute. */
  timeoutMs?: number
}

export type CallOptions<P extends Path, M extends MethodOf<P>> =
  Field<'path', Parameters<Operation<P, M>, 'path'>>
  & Optional<'query', Parameters<Operation<P, M>, 'query'>>
  & Field<'body', SentBody<Operation<P, M>>>
  & CallExtras

/** Options may be left out where nothing in them is required. */
export type CallArguments<P extends Path, M extends MethodOf<P>> =
  CallExtras extends CallOptions<P, M> ? [options?: CallOptions<P, M>] : [options: CallOptions<P, M>]
