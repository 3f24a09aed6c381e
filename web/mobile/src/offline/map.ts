// The worker's own grid as a drawing: buildings from the geometry that lies on the phone, what waits in them as numbers.
// Nothing is asked of anybody: no tiles, no letters, no library, so that it opens in a stairwell and inside a mini program.
import type { Schemas } from '@linli/api'

export type Building = Schemas['MapFeature']
type Ring = [number, number][]
export interface Colours { ground: string, building: string, line: string, ink: string, mark: string, onMark: string }

const WIDTH = 360
const MARGIN = 20
/** A building of the grid is not further away than this from what happened at it, in degrees (about 60 m). */
const NEAR = 0.0006

export const PLAIN: Colours = { ground: '#ffffff', building: '#e3efec', line: '#0b6152', ink: '#1b2320', mark: '#9c1b16', onMark: '#ffffff' }
export const STARK: Colours = { ground: '#ffffff', building: '#ffffff', line: '#000000', ink: '#000000', mark: '#6b0000', onMark: '#ffffff' }

function ringsOf(building: Building): Ring[] {
  const { type, coordinates } = building.geometry as { type?: string, coordinates?: unknown }
  if (type === 'Polygon') return coordinates as Ring[]
  return type === 'MultiPolygon' ? (coordinates as Ring[][]).flat() : []
}

/** Metres are as long eastwards as northwards on the paper. */
function projection(buildings: Building[]) {
  const points = buildings.flatMap(ringsOf).flat()
  const [west, east] = [Math.min(...points.map(one => one[0])), Math.max(...points.map(one => one[0]))]
  const [south, north] = [Math.min(...points.map(one => one[1])), Math.max(...points.map(one => one[1]))]
  const narrow = Math.cos((south + north) / 2 * Math.PI / 180)
  const scale = (WIDTH - 2 * MARGIN) / Math.max((east - west) * narrow, (north - south) * 0.7, 1e-6)
  const left = (WIDTH - (east - west) * narrow * scale) / 2
  return { height: Math.round((north - south) * scale + 2 * MARGIN), at: ([lon, lat]: [number, number]) => [left + (lon - west) * narrow * scale, MARGIN + (north - lat) * scale] as const }
}
const safe = (text: string) => text.replace(/[<>&"]/g, one => `&#${one.charCodeAt(0)};`)

/** `waiting`: how much waits in a building, by its id. */
export function drawingOf(buildings: Building[], waiting: Map<string, number>, colours: Colours, letters = 13, border?: Building): string {
  const paper = projection(border ? [...buildings, border] : buildings)
  const pathOf = (one: Building) => ringsOf(one).map(ring => `M${ring.map(point => paper.at(point).map(n => n.toFixed(1)).join(',')).join('L')}Z`).join('')
  const edge = border ? `<path d="${pathOf(border)}" fill="none" stroke="${colours.line}" stroke-width="1.5" stroke-dasharray="6 4"/>` : ''
  const parts = buildings.map(one => `<path d="${pathOf(one)}" fill="${colours.building}" stroke="${colours.line}" stroke-width="1.5"/>`)
  const words = buildings.map((one) => {
    const ring = ringsOf(one)[0] ?? []
    const [x, y] = paper.at([(Math.min(...ring.map(p => p[0])) + Math.max(...ring.map(p => p[0]))) / 2, Math.min(...ring.map(p => p[1]))])
    const count = waiting.get(one.properties.area_id) ?? 0
    const [mx, my] = paper.at([Math.max(...ring.map(p => p[0])), Math.max(...ring.map(p => p[1]))])
    const mark = count ? `<circle cx="${mx.toFixed(1)}" cy="${my.toFixed(1)}" r="${letters * 0.8}" fill="${colours.mark}"/><text x="${mx.toFixed(1)}" y="${(my + 4.5).toFixed(1)}" font-size="${letters}" font-weight="700" text-anchor="middle" fill="${colours.onMark}">${count}</text>` : ''
    return `<text x="${x.toFixed(1)}" y="${(y + letters + 1).toFixed(1)}" font-size="${letters}" text-anchor="middle" fill="${colours.ink}">${safe(one.properties.name)}</text>${mark}`
  })
  const height = paper.height + letters
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="PingFang SC, Noto Sans CJK SC, sans-serif"><rect width="100%" height="100%" fill="${colours.ground}"/>${edge}${parts.join('')}${words.join('')}</svg>`
}
export const pictureOf = (svg: string) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`

/** The building that stands nearest, when one stands near. */
export function nearest(buildings: Building[], place: { lon?: number, lat?: number }): Building | undefined {
  if (place.lon === undefined || place.lat === undefined) return undefined
  const far = (one: Building) => Math.hypot((one.properties.lon ?? 0) - place.lon!, (one.properties.lat ?? 0) - place.lat!)
  const [first] = [...buildings].sort((a, b) => far(a) - far(b))
  return first && far(first) < NEAR ? first : undefined
}
/** 书香苑1号楼3单元602室 stands in 1号楼, not in 11号楼. */
export function namedIn(buildings: Building[], address: string): Building | undefined {
  const name = address.match(/\d+号楼/)?.[0]
  return buildings.find(one => one.properties.name === name)
}
