import 'fake-indexeddb/auto'
import { ApiProblem, Unreachable } from '@linli/api'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'

const api = vi.hoisted(() => ({ post: vi.fn() }))
vi.stubGlobal('navigator', {})
vi.mock('@/base/session', () => {
  const who = { user_id: 'worker' }
  return { me: shallowRef(who), offline: shallowRef(false), session: { me: who, api, load: () => Promise.resolve() } }
})
vi.mock('@/media/upload', () => ({ uploadFile: () => Promise.resolve('file-1') }))
const { closeDesk, entries, opened, submit } = await import('@/offline/desk')
const { Records } = await import('@/offline/records')
const { Vault } = await import('@/offline/vault')

let number = 0
const step = { kind: 'case_step' as const, case_id: 'a', body: { action: 'respond' as const, version: 1 } }
const refusal = (status: number) => new ApiProblem({ type: 'x', title: '已被他人更新', status })
beforeEach(async () => {
  api.post.mockReset()
  closeDesk()
  await opened(await Vault.createWithPin(await Records.open(`desk-${number++}`), 'worker', '482913', 1000))
})

describe('a step that is handed in', () => {
  it('is sent when the server takes it', async () => {
    api.post.mockResolvedValue({ version: 2 })
    expect(await submit('到场', step)).toBe('sent')
    expect(entries.value).toEqual([])
  })

  it('is kept when nobody answers', async () => {
    api.post.mockRejectedValue(new Unreachable(false))
    expect(await submit('到场', step)).toBe('kept')
    expect(entries.value[0]!.state).toBe('waiting')
  })

  it('is told as a conflict, not as kept, when somebody was first', async () => {
    api.post.mockRejectedValue(refusal(409))
    expect(await submit('到场', step)).toBe('conflict')
    expect(entries.value[0]).toMatchObject({ state: 'conflict', problem: { title: '已被他人更新' } })
  })

  it('is refused in the words of the server and leaves nothing behind', async () => {
    api.post.mockRejectedValue(refusal(422))
    await expect(submit('到场', step)).rejects.toMatchObject({ problem: { title: '已被他人更新' } })
    expect(entries.value).toEqual([])
  })

  it('goes along although a sending was under way when it came', async () => {
    let release: (answer: unknown) => void = () => {}
    api.post.mockImplementationOnce(() => new Promise((done) => { release = done })).mockResolvedValue({ version: 2 })
    const first = submit('一', step)
    await vi.waitFor(() => expect(api.post).toHaveBeenCalledTimes(1))
    const second = submit('二', { ...step, case_id: 'b' })
    await vi.waitFor(() => expect(entries.value).toHaveLength(2))
    release({ version: 2 })
    expect(await Promise.all([first, second])).toEqual(['sent', 'sent'])
  })
})
