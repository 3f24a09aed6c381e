// Four lists of one shape; outside bodies say also how they answer and where they are reached.
import type { Schemas } from '@linli/api'
import { api } from '../../session'

export type Kind = 'return' | 'supervision' | 'unsolved' | 'bodies'
export const kinds: readonly Kind[] = ['return', 'supervision', 'unsolved', 'bodies']
export interface Item { code: string, name: string, way?: Schemas['OutsideBody']['way'], contact?: string }
export interface Edition { edition: number, items: Item[] }

export function ask(kind: Kind, signal?: AbortSignal): Promise<Edition> {
  if (kind === 'return') return api.get('/v1/return-reasons', { signal })
  if (kind === 'supervision') return api.get('/v1/supervision-reasons', { signal })
  if (kind === 'unsolved') return api.get('/v1/unsolved-reasons', { signal })
  return api.get('/v1/outside-bodies', { signal })
}

export function publish(kind: Kind, body: Edition): Promise<Edition> {
  const plain = { edition: body.edition, items: body.items.map(({ code, name }) => ({ code, name })) }
  if (kind === 'return') return api.put('/v1/return-reasons', { body: plain })
  if (kind === 'supervision') return api.put('/v1/supervision-reasons', { body: plain })
  if (kind === 'unsolved') return api.put('/v1/unsolved-reasons', { body: plain })
  return api.put('/v1/outside-bodies', { body: body as Schemas['OutsideBodies'] })
}

export const trimmed = (items: readonly Item[]): Item[] => items.map(one => ({ ...one, code: one.code.trim(), name: one.name.trim(), ...(one.contact === undefined ? {} : { contact: one.contact.trim() }) }))

/** The first code that stands twice. */
export function doubled(items: readonly Item[]): string | undefined {
  const seen = new Set<string>()
  return trimmed(items).find(({ code }) => code && (seen.has(code) || !seen.add(code)))?.code
}
