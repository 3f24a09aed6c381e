// What a map of an area shows: the borders of what lies directly below it, and the buildings once one is near enough.
import type { Schemas } from '@linli/api'
import { api } from '../../session'
import { fitOf } from './size'

type Area = Schemas['Area']
type AreaMap = Schemas['AreaMap']
export type Geometry = { type: 'Polygon', coordinates: number[][][] } | { type: 'MultiPolygon', coordinates: number[][][][] }
export interface Shape { type: 'Feature', geometry: Geometry, properties: { id: string, name: string, height: number, misfit: boolean } }
export interface Shapes { borders: Shape[], buildings: Shape[] }

const drawn: ReadonlySet<string> = new Set(['street', 'community', 'grid', 'micro_grid', 'compound', 'building'])
const usualHeight = 9

const shapeOf = ({ geometry, properties }: AreaMap['features'][number]): Shape => ({
  type: 'Feature', geometry: geometry as unknown as Geometry,
  properties: { id: properties.area_id, name: properties.name, height: properties.height_m ?? usualHeight, misfit: ['small', 'large'].includes(fitOf(properties) ?? '') } })

const ask = async (id: string, level: Area['level'], signal?: AbortSignal): Promise<Shape[]> =>
  (await api.get('/v1/areas/{area_id}/map', { path: { area_id: id }, query: { level }, signal })).features.map(shapeOf)

/** Which area's map holds the children: below a grid it is the grid's. */
const holder = (area: Area): string | undefined => (['district', 'street', 'community', 'grid'].includes(area.level) ? area.id : area.grid_id)

export async function shapesOf(area: Area, children: readonly Area[], signal?: AbortSignal): Promise<Shapes> {
  const top = holder(area)
  if (!top) return { borders: [], buildings: [] }
  const inside = new Set(children.map(child => child.id))
  const levels = [...new Set(children.map(child => child.level))].filter(level => drawn.has(level) && level !== 'building')
  const near = ['community', 'grid', 'micro_grid', 'compound'].includes(area.level)
  const [borders, buildings] = await Promise.all([
    Promise.all(levels.map(level => ask(top, level, signal))), near ? ask(top, 'building', signal) : []])
  return {
    borders: borders.flat().filter(shape => inside.has(shape.properties.id)),
    buildings: area.level === 'compound' || area.level === 'micro_grid' ? buildings.filter(shape => inside.has(shape.properties.id)) : buildings,
  }
}

/** All corners of a shape, for framing it. */
export function cornersOf({ geometry }: Shape): number[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2)
}
