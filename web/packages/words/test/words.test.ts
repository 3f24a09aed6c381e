import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as words from '../src'
import { choices, label, markOf, tone } from '../src'
import type { WordGroup } from '../src'

const document = JSON.parse(readFileSync(new URL('../../../../docs/api/openapi.json', import.meta.url), 'utf8'))
const groups = Object.entries(words).filter((entry): entry is [string, WordGroup] => typeof entry[1] === 'object')
const spelled = (list: string[]) => [...list].sort().join(' ')
const known = new Set(groups.map(([, group]) => spelled(Object.keys(group.words))))

/** Every list of words in the document, with the place where it stands. */
function enumsIn(node: unknown, place: string, found: [string, string[]][] = []): [string, string[]][] {
  if (typeof node !== 'object' || node === null) return found
  const { enum: list } = node as { enum?: string[] }
  if (Array.isArray(list)) found.push([place, list])
  for (const [name, child] of Object.entries(node)) enumsIn(child, `${place}/${name}`, found)
  return found
}
const enums = enumsIn(document.components.schemas, 'schemas').concat(enumsIn(document.paths, 'paths'))

describe('the words of the API', () => {
  it('are many', () => expect(enums.length).toBeGreaterThan(100))

  it.each(enums)('%s is spoken', (_, list) => expect(known).toContain(spelled(list)))

  it.each(groups)('%s still stands in the API', (_, group) => {
    expect(enums.map(([, list]) => spelled(list))).toContain(spelled(Object.keys(group.words)))
  })

  it.each(groups)('%s names a place where it stands', (_, group) => {
    const [schema, field] = group.place.split('.')
    const place = group.place.startsWith('/') ? `paths/${group.place}/` : `schemas/${schema}/properties/${field}`
    expect(enums.some(([at, list]) => at.startsWith(place) && spelled(list) === spelled(Object.keys(group.words)))).toBe(true)
  })

  it.each(groups)('%s has a Chinese and an English label for each, none twice', (_, group) => {
    const all = Object.values(group.words)
    for (const word of all) {
      expect(word.zh).toMatch(/\p{Script=Han}/u)
      expect(word.en).toMatch(/^[\w ,'-]+$/)
    }
    expect(new Set(all.map(word => word.zh)).size).toBe(all.length)
    expect(new Set(all.map(word => word.en)).size).toBe(all.length)
  })
})

describe('labels', () => {
  it('follow the language; what is not known shows itself', () => {
    expect(label(words.caseState, 'triage')).toBe('待分拨')
    expect(label(words.caseState, 'triage', 'en')).toBe('To be assigned')
    expect(label(words.caseState, 'later' as never)).toBe('later')
    expect(label(words.caseState, undefined)).toBe('')
    expect([tone(words.caseUrgency, 'urgent'), tone(words.caseUrgency, undefined)]).toEqual(['bad', 'quiet'])
  })

  it('are choices in their order, and every tone has a mark', () => {
    expect(choices(words.sex, 'en')).toEqual([{ value: 'male', label: 'Male' }, { value: 'female', label: 'Female' }])
    expect(markOf('bad')).not.toBe(markOf('warning'))
  })
})
