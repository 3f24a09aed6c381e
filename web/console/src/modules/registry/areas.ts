import type { Schemas } from '@linli/api'
import { api } from '../../session'

export type Area = Schemas['Area']

/** What a place shows: itself, its way from the top, and what is below. */
export interface Place { area?: Area, above: Area[], children: Area[] }

let tree: Promise<Area[]> | undefined
function wholeTree(signal: AbortSignal): Promise<Area[]> {
  tree ??= api.get('/v1/areas', { signal }).then(list => list.items).catch((error) => {
    tree = undefined
    throw error
  })
  return tree
}

export async function placeAt(areaId: string | undefined, signal: AbortSignal): Promise<Place> {
  const known = new Map((await wholeTree(signal)).map(area => [area.id, area]))
  if (!areaId) {
    const tops = [...known.values()].filter(area => !area.parent_id || !known.has(area.parent_id))
    return tops.length === 1 ? placeAt(tops[0]!.id, signal) : { above: [], children: tops }
  }
  const [area, below] = await Promise.all([
    known.get(areaId) ?? api.get('/v1/areas/{area_id}', { path: { area_id: areaId }, signal }),
    api.get('/v1/areas/{area_id}/children', { path: { area_id: areaId }, signal })])
  const above: Area[] = []
  for (let up = area.parent_id; up && known.has(up); up = known.get(up)!.parent_id) above.unshift(known.get(up)!)
  return { area, above, children: below.items }
}

export type Door = Schemas['DwellingLine']

/** Every door of a compound; a few hundred, asked in pages. */
export async function doorsOf(compoundId: string, signal: AbortSignal): Promise<Door[]> {
  const doors: Door[] = []
  let cursor: string | undefined
  do {
    const page = await api.get('/v1/dwellings', { query: { compound_id: compoundId, limit: 200, cursor }, signal })
    doors.push(...page.items)
    cursor = page.next
  } while (cursor)
  return doors
}
export interface Unit { code: string, name: string }
export interface Facade { units: Unit[], floors: { floor: number, cells: Door[][] }[], others: Door[] }

/** Doors as they stand: units side by side, the highest floor above. A door belongs to the unit whose code begins its own. */
export function facadeOf(buildingCode: string, units: Unit[], doors: Door[]): Facade {
  const mine = doors.filter(door => door.code.startsWith(buildingCode))
  const unitOf = (door: Door) => units.findIndex(unit => door.code.startsWith(unit.code))
  const floors = [...new Set(mine.filter(door => unitOf(door) >= 0).map(door => door.floor))].sort((a, b) => b - a)
  return {
    units,
    floors: floors.map(floor => ({ floor, cells: units.map((_, n) => mine
      .filter(door => door.floor === floor && unitOf(door) === n).sort((a, b) => a.code.localeCompare(b.code))) })),
    others: mine.filter(door => unitOf(door) < 0),
  }
}

/** "书香苑1号楼1单元101室" is told apart on a door by its end. */
export const roomOf = (address: string) => /([^楼单元栋幢座]+?)室?$/u.exec(address)?.[1] ?? address
