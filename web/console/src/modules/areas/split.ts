// Dividing an area: every area below goes to one of the parts; a grid should keep 300 to 500 households.
import type { Schemas } from '@linli/api'
import { gridSize } from './size'

type Area = Schemas['Area']
export interface Part { id: string, code: string, name: string, households: string }
/** Which part an area below goes to, by its id. */
export type Sorted = Readonly<Record<string, number>>

export const childrenOf = (children: readonly Area[], sorted: Sorted, part: number) => children.filter(one => sorted[one.id] === part)

/** Known only where the areas below carry counts of their own. */
export function countOf(children: readonly Area[], sorted: Sorted, part: number): number | undefined {
  const mine = childrenOf(children, sorted, part)
  return mine.length && mine.every(one => one.household_count > 0) ? mine.reduce((sum, one) => sum + one.household_count, 0) : undefined
}

export function misfits(level: Area['level'], households: number | undefined): boolean {
  return level === 'grid' && households !== undefined && (households < gridSize.low || households > gridSize.high)
}

/** What is written wins over what is counted. */
export const householdsOf = (part: Part, counted: number | undefined) => (/^\d+$/.test(part.households) ? Number(part.households) : counted)

export const complete = (children: readonly Area[], parts: readonly Part[], sorted: Sorted) =>
  parts.length > 1 && children.every(one => sorted[one.id] !== undefined) && parts.every((part, n) => part.code.trim() && part.name.trim() && childrenOf(children, sorted, n).length > 0)

export function splitOf(area: Area, children: readonly Area[], parts: readonly Part[], sorted: Sorted): Schemas['SplitArea'] {
  return { version: area.version, parts: parts.map((part, n) => ({
    id: part.id, code: part.code.trim(), name: part.name.trim(), household_count: householdsOf(part, countOf(children, sorted, n)),
    areas: childrenOf(children, sorted, n).map(one => one.id), ...middleOf(childrenOf(children, sorted, n)) })) }
}

/** Where its name stands on a map. */
function middleOf(areas: readonly Area[]): { lon?: number, lat?: number } {
  const placed = areas.filter(one => one.lon !== undefined && one.lat !== undefined)
  if (!placed.length) return {}
  const mean = (list: number[]) => Number((list.reduce((a, b) => a + b, 0) / list.length).toFixed(7))
  return { lon: mean(placed.map(one => one.lon!)), lat: mean(placed.map(one => one.lat!)) }
}

/** After a part was taken away: what was in it is in none, the later ones move up. */
export function without(sorted: Sorted, part: number): Record<string, number> {
  return Object.fromEntries(Object.entries(sorted).filter(([, at]) => at !== part).map(([id, at]) => [id, at > part ? at - 1 : at]))
}
