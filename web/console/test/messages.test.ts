import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { kitMessages } from '@linli/kit'
import { modules } from '../src/modules'
import { shellMessages } from '../src/shell/messages'

type Tree = { [key: string]: string | Tree }
const flat = (tree: Tree, at = ''): [string, string][] => Object.entries(tree).flatMap(([key, value]) =>
  typeof value === 'string' ? [[at + key, value] as [string, string]] : flat(value, `${at}${key}.`))
const all = (language: 'zh-CN' | 'en') => [kitMessages, shellMessages, ...modules.map(one => one.messages)].flatMap(one => flat(one[language] as Tree))
const chinese = new Map(all('zh-CN'))
const english = new Map(all('en'))

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.(vue|ts)$/.test(name) && !name.includes('messages'))
    .map(name => readFileSync(path.join(folder, name), 'utf8'))
}
const root = path.resolve(import.meta.dirname, '../..')
const text = [...sources(path.join(root, 'console/src')), ...sources(path.join(root, 'packages/kit/src'))].join('\n')

describe('the texts of the console', () => {
  it('are the same in both languages, with the same places to fill', () => {
    expect([...english.keys()]).toEqual([...chinese.keys()])
    const places = (value: string) => [...value.matchAll(/\{\w+\}/g)].map(match => match[0]).sort()
    for (const [key, value] of chinese) expect([key, places(english.get(key)!)]).toEqual([key, places(value)])
  })

  it('exist for every key that a page asks', () => {
    const asked = [...text.matchAll(/\bt\('([\w.]+)'/g)].map(match => match[1]!)
    expect(asked.length).toBeGreaterThan(150)
    expect(asked.filter(key => !chinese.has(key))).toEqual([])
  })

  it('are written with Chinese punctuation', () => {
    for (const [key, value] of chinese) expect([key, /\p{Script=Han}[,;:!?]/u.test(value)]).toEqual([key, false])
  })
})
