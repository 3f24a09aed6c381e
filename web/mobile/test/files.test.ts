import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Wanted } from '@/offline/files'
import { fillShelf, kept, keptUrl, planOf, readShelf } from '@/offline/files'
import { Records } from '@/offline/records'
import { Vault } from '@/offline/vault'

let number = 0
let vault: Vault
beforeEach(async () => { vault = await Vault.createWithPin(await Records.open(`files-${number++}`), 'worker', '482913', 1000) })

const wanted = (id: string, at: number, size: number): Wanted => ({
  caseId: 'c', file: { id, version: 1, name: `${id}.jpg`, media_type: 'image/jpeg', size, hash: '', uploaded_at_ms: at } })
const bytes = (words: string) => Promise.resolve(new TextEncoder().encode(words))
const ids = (list: Wanted[]) => list.map(one => one.file.id)

describe('which photos have room on the phone', () => {
  it('takes the newest first and goes on with smaller ones', () => {
    const { keep, without } = planOf([wanted('old', 1, 40), wanted('new', 3, 50), wanted('middle', 2, 60)], 100)
    expect(ids(keep)).toEqual(['new', 'old'])
    expect(ids(without)).toEqual(['middle'])
  })

  it('leaves out what alone would push out the others', () => {
    expect(ids(planOf([wanted('film', 2, 90), wanted('photo', 1, 20)], 100, 50).keep)).toEqual(['photo'])
  })
})

describe('the shelf', () => {
  it('keeps nothing readable, opens what it keeps and says what is missing', async () => {
    const files = [wanted('a', 2, 10), wanted('b', 1, 10)]
    await fillShelf(vault, files, one => one.file.id === 'a' ? bytes('楼道灯罩掉了') : Promise.resolve(undefined))
    const raw = await vault.records.get('items', 'shot/a') as { data: ArrayBuffer }
    expect(new TextDecoder().decode(raw.data)).not.toContain('灯罩')
    await readShelf(vault, files)
    expect(kept.value.missing).toBe(1)
    expect(await keptUrl(vault, files[0]!.file)).toMatch(/^blob:/)
    expect(await keptUrl(vault, files[1]!.file)).toBeUndefined()
  })

  it('asks for nothing twice, and throws away what no matter holds any more', async () => {
    const asked: string[] = []
    const fetchOne = (one: Wanted) => { asked.push(one.file.id); return bytes(one.file.id) }
    await fillShelf(vault, [wanted('a', 1, 10), wanted('b', 2, 10)], fetchOne)
    expect([...await fillShelf(vault, [wanted('b', 2, 10), wanted('c', 3, 10)], fetchOne)].sort()).toEqual(['b', 'c'])
    expect(asked).toEqual(['b', 'a', 'c'])
    expect((await vault.names('shot/')).sort()).toEqual(['shot/b', 'shot/c'])
  })

  it('stops where nobody answers and goes on the next time', async () => {
    const files = [wanted('a', 3, 10), wanted('b', 2, 10), wanted('c', 1, 10)]
    const first = await fillShelf(vault, files, one => one.file.id === 'b' ? Promise.reject(new Error('network')) : bytes('x'))
    expect([...first]).toEqual(['a'])
    expect([...await fillShelf(vault, files, one => one.file.id === 'b' ? Promise.resolve(undefined) : bytes('x'))]).toEqual(['a', 'c'])
    expect((await fillShelf(vault, files, () => bytes('x'))).size).toBe(3)
  })
})
