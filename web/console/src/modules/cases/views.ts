// Views that a person has named: the query of the list, kept in this browser for this account.
export interface View { name: string, query: Record<string, string> }

const isView = (one: unknown): one is View => typeof one === 'object' && one !== null && typeof (one as View).name === 'string' && typeof (one as View).query === 'object'

/** By name, as people here sort; a second one of the same name takes the place of the first. */
export function withView(views: readonly View[], added: View): View[] {
  return [...views.filter(one => one.name !== added.name), added].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
}

export function readViews(text: string | null): View[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(read) ? read.filter(isView) : []
  }
  catch {
    return []
  }
}

/** What of a list's address makes a view: its filters, not the page one is on. */
export const viewOf = (query: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).filter((one): one is [string, string] => Boolean(one[1]) && one[0] !== 'cursor'))

export const sameQuery = (a: Record<string, string>, b: Record<string, string>) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())
