import 'fake-indexeddb/auto'
import { ApiProblem, Unreachable } from '@linli/api'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Entry, Sender, Work } from '@/offline/outbox'
import { Outbox } from '@/offline/outbox'
import { Records } from '@/offline/records'
import { Vault, WrongPin } from '@/offline/vault'

const PIN = '482913'
const FEW = 1000 // the rounds of the key only cost time here
let number = 0
let records: Records
beforeEach(async () => { records = await Records.open(`test-${number++}`) })

const task = (version = 1): Work => ({ kind: 'task', task_id: 'a', body: { action: 'finish', outcome: 'moved_out', version } })
const problem = (status: number) => new ApiProblem({ type: 'x/changed-meanwhile', title: '已被他人修改', status })
const sender = (send: Sender['send']): Sender => ({ upload: () => Promise.resolve('file-1'), send })

describe('vault', () => {
  it('opens with its PIN only and keeps nothing readable', async () => {
    const vault = await Vault.createWithPin(records, 'worker', PIN, FEW)
    await vault.write('grid', { name: '王秀英' })
    const raw = await records.get('items', 'grid') as { data: ArrayBuffer }
    expect(new TextDecoder().decode(raw.data)).not.toContain('王秀英')
    await expect(Vault.unlock(records, '000000')).rejects.toBeInstanceOf(WrongPin)
    expect(await (await Vault.unlock(records, PIN)).read('grid')).toEqual({ name: '王秀英' })
  })

  it('does not accept one record in the place of another', async () => {
    const vault = await Vault.createWithPin(records, 'worker', PIN, FEW)
    await vault.write('a', 1)
    await records.put('items', 'b', await records.get('items', 'a'))
    await expect(vault.read('b')).rejects.toThrow()
  })

  it('erases what another resident of the same phone left', async () => {
    const first = await Vault.openOnDevice(records, 'one')
    await first.write('outbox/x', 1)
    const second = await Vault.openOnDevice(records, 'two')
    expect(await second.names('outbox/')).toEqual([])
  })
})

describe('outbox', () => {
  const open = async () => new Outbox(await Vault.createWithPin(records, 'worker', PIN, FEW), () => 1000 + number++)

  it('survives the end of the app and sends with the same id', async () => {
    const entry = await (await open()).add('核实', task())
    const seen: string[] = []
    const later = new Outbox(await Vault.unlock(records, PIN))
    expect((await later.flush(sender(() => Promise.reject(new Unreachable(false))))).reached).toBe(false)
    await later.flush(sender((one: Entry) => { seen.push(one.id); return Promise.resolve() }))
    expect(seen).toEqual([entry.id])
    expect(await later.all()).toEqual([])
  })

  it('sends in the order of the day and stops where nobody answers', async () => {
    const box = await open()
    for (const title of ['一', '二', '三']) await box.add(title, task())
    const seen: string[] = []
    const result = await box.flush(sender((one) => {
      seen.push(one.title)
      return one.title === '二' ? Promise.reject(new Unreachable(true)) : Promise.resolve()
    }))
    expect(seen).toEqual(['一', '二'])
    expect(result).toEqual({ sent: 1, left: 2, reached: false })
  })

  it('keeps a conflict for a person and goes on with the next', async () => {
    const box = await open()
    const first = await box.add('一', task())
    await box.add('二', task())
    await box.flush(sender(one => one.title === '一' ? Promise.reject(problem(409)) : Promise.resolve()))
    const [left] = await box.all()
    expect(left).toMatchObject({ id: first.id, state: 'conflict', problem: { title: '已被他人修改' } })
    const next = await box.again(left!, task(2))
    expect(next.id).not.toBe(first.id)
    expect((await box.all()).map(one => one.work)).toEqual([task(2)])
  })

  it.each([401, 429, 503])('tries again later after %i', async (status) => {
    const box = await open()
    await box.add('一', task())
    await box.flush(sender(() => Promise.reject(problem(status))))
    expect((await box.all())[0]!.state).toBe('waiting')
  })

  it('uploads a photo once, even when the report after it fails', async () => {
    const box = await open()
    await box.add('照片', { kind: 'report', body: { id: 'r1', text: '堵塞' } }, [{ name: 'a.jpg', media_type: 'image/jpeg', bytes: new Uint8Array([1, 2, 3]) }])
    let uploads = 0
    const failing: Sender = { upload: (_file, bytes) => { uploads += bytes.length === 3 ? 1 : 100; return Promise.resolve('f') }, send: () => Promise.reject(new Unreachable(false)) }
    await box.flush(failing)
    await box.flush({ ...failing, send: (one) => { expect(one.files[0]!.file_id).toBe('f'); return Promise.resolve() } })
    expect(uploads).toBe(1)
    expect(await box.all()).toEqual([])
  })

  it('lets a second step follow the first upon its new version', async () => {
    const box = await open()
    const step = (case_id: string, action: 'respond' | 'resolve'): Work => ({ kind: 'case_step', case_id, body: { action, version: 3 } })
    await box.add('到场', step('a', 'respond'))
    await box.add('别的', step('b', 'respond'))
    await box.add('办结', step('a', 'resolve'))
    const seen: unknown[] = []
    await box.flush(sender((one) => { seen.push(one.work); return Promise.resolve(4) }))
    expect(seen.map(one => (one as { body: { version: number } }).body.version)).toEqual([3, 3, 4])
  })

  it('takes the files of a repeated step along and away', async () => {
    const box = await open()
    const entry = await box.add('到场', { kind: 'case_step', case_id: 'a', body: { action: 'note', version: 1 } }, [{ name: 'a.jpg', media_type: 'image/jpeg', bytes: new Uint8Array([1]) }])
    await box.again(entry, entry.work)
    let uploads = 0
    await box.flush({ upload: () => { uploads += 1; return Promise.resolve('f') }, send: () => Promise.resolve() })
    expect(uploads).toBe(1)
    expect(await records.names('items')).toEqual([])
  })
})
