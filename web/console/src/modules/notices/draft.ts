// A notice while it is written: what the form holds, and what is sent of it.
import type { Schemas } from '@linli/api'

type Template = Schemas['MessageTemplate']
export type Channel = Schemas['SendNotice']['chain'][number]
export interface Named { id: string, name: string }
export interface Draft {
  values: Record<string, string>
  areas: Named[]
  posts: Named[]
  urgency: Schemas['SendNotice']['urgency']
  chain: Channel[]
  acknowledge: boolean
  minutes: string
}

export const emptyDraft = (): Draft => ({ values: {}, areas: [], posts: [], urgency: 'ordinary', chain: ['app', 'sms'], acknowledge: false, minutes: '60' })

/** What notices may be made of: published in words of our own; the system's own templates belong to its events. */
export const usable = (templates: readonly Template[]) => templates.filter(one => one.state === 'published' && one.edition > 0)

/** The document types the values as an object without named fields. */
export function valuesOf(template: Template, values: Record<string, string>): Record<string, never> {
  return Object.fromEntries(template.variables.map(({ name, type }) => {
    const value = values[name] ?? ''
    if (type === 'number' || type === 'money') return [name, Number(value)]
    return [name, type === 'moment' ? Date.parse(`${value}:00+08:00`) : value]
  })) as Record<string, never>
}

export function noticeOf(id: string, template: Template, draft: Draft): Schemas['SendNotice'] {
  return {
    notice_id: id, template_code: template.code, variables: valuesOf(template, draft.values), urgency: draft.urgency, chain: draft.chain,
    ...(draft.areas.length ? { areas: draft.areas.map(one => one.id) } : {}), ...(draft.posts.length ? { posts: draft.posts.map(one => one.id) } : {}),
    ...(draft.acknowledge ? { must_acknowledge: true, escalate_minutes: Number(draft.minutes) } : {}),
  }
}

/** The template as a sentence: what is filled in stands in brackets by its name. */
export const worded = (template: Template) => template.body.replace(/\{(\w+)\}/g, (whole, name: string) =>
  (name === 'recipient' ? '〔称呼〕' : `〔${template.variables.find(one => one.name === name)?.label ?? whole}〕`))

/** A channel enters at the end of the order and leaves it by the same key. */
export const turned = (chain: readonly Channel[], channel: Channel): Channel[] =>
  (chain.includes(channel) ? chain.filter(one => one !== channel) : [...chain, channel])

/** Nothing is under way any more. */
export const settled = (notice: Schemas['Notice']) => notice.states.every(one => !['queued', 'sending'].includes(one.state))
export const countOf = (notice: Schemas['Notice'], ...states: Schemas['Notice']['states'][number]['state'][]) =>
  notice.states.filter(one => states.includes(one.state)).reduce((sum, one) => sum + one.count, 0)
