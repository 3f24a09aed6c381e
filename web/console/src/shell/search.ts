import type { Schemas } from '@linli/api'

type Hit = Schemas['SearchHit']
type Kind = Schemas['SearchHitGroup']['kind']

/** The page of a hit; undefined where no page shows such a record. */
export function placeOf(kind: Kind, hit: Hit): string | undefined {
  if (kind === 'case') return `/cases/${hit.record_id}`
  if (kind === 'file') return hit.parent_id ? `/cases/${hit.parent_id}` : undefined
  if (kind === 'person') return `/persons/${hit.record_id}`
  if (kind === 'dwelling') return `/dwellings/${hit.record_id}`
  return undefined
}

/** A title cut where it was hit; marks count characters, not UTF-16 units. */
export function marked(text: string, marks: Schemas['SearchMark'][]): { text: string, hit: boolean }[] {
  const letters = Array.from(text)
  const parts: { text: string, hit: boolean }[] = []
  let from = 0
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    if (mark.start < from) continue
    if (mark.start > from) parts.push({ text: letters.slice(from, mark.start).join(''), hit: false })
    parts.push({ text: letters.slice(mark.start, mark.start + mark.length).join(''), hit: true })
    from = mark.start + mark.length
  }
  if (from < letters.length) parts.push({ text: letters.slice(from).join(''), hit: false })
  return parts
}
