// The device's side of the work: the vault while it is open, its outbox, and when to try the network again.
import { ApiProblem, newIdempotencyKey } from '@linli/api'
import { computed, shallowRef } from 'vue'
import { me, offline, session } from '@/base/session'
import { uploadFile } from '@/media/upload'
import type { Entry, NewFile, Sender, Work } from './outbox'
import { Outbox } from './outbox'
import { Records } from './records'
import { Vault, vaultPossible } from './vault'

export const vault = shallowRef<Vault>()
export const entries = shallowRef<Entry[]>([])
export const needsPerson = computed(() => entries.value.filter(entry => entry.state !== 'waiting').length)
let records: Promise<Records> | undefined
let box: Outbox | undefined
let running: Promise<void> | undefined

export const deskRecords = () => records ??= Records.open()

const sender: Sender = {
  upload: (file, bytes, purpose) => uploadFile({ ...file, bytes }, purpose),
  async send(entry) {
    const { work, id } = entry
    const idempotencyKey = id
    const files = entry.files.flatMap(file => file.file_id ?? [])
    if (work.kind === 'report') await session.api.post('/v1/cases', { body: { ...work.body, ...(files.length ? { files } : {}) }, idempotencyKey })
    else if (work.kind === 'task')
      await session.api.post('/v1/verification-tasks/{task_id}/steps', { path: { task_id: work.task_id }, body: work.body, idempotencyKey })
    else if (work.kind === 'visit') await session.api.post('/v1/signals', { body: work.body, idempotencyKey })
    else return (await session.api.post('/v1/cases/{case_id}/steps', { path: { case_id: work.case_id }, body: { ...work.body, ...(files.length ? { files } : {}) }, idempotencyKey })).version
  },
}

async function refresh(): Promise<void> {
  entries.value = box ? await box.all() : []
}

export async function opened(now: Vault): Promise<void> {
  vault.value = now
  box = new Outbox(now)
  await refresh()
  void flush()
}

export function closeDesk(): void {
  vault.value = undefined
  box = undefined
  entries.value = []
}

/** Residents and merchants keep only what they could not send: no PIN. */
export async function openQuietly(): Promise<void> {
  if (vault.value || !vaultPossible() || !me.value) return
  const lock = await Vault.locked(await deskRecords())
  if (lock?.protection === 'pin') return
  await opened(await Vault.openOnDevice(await deskRecords(), me.value.user_id))
}

/** After a start without network nobody is signed in yet; and nobody's work is ever sent in another one's name. */
async function sameOwner(): Promise<boolean> {
  if (!session.me) {
    const kept = me.value
    try { await session.load() }
    catch { offline.value = true }
    me.value = session.me ?? kept
  }
  return session.me !== undefined && session.me.user_id === vault.value?.owner
}

export async function flush(): Promise<void> {
  if (!box) return
  const now = box
  running ??= (async () => {
    // Two tabs of one browser must not send the same thing at the same time.
    const send = async () => {
      if (!await sameOwner()) return
      const result = await now.flush(sender)
      offline.value = !result.reached
    }
    await (navigator.locks ? navigator.locks.request('linli.outbox', send) : send())
  })().finally(async () => {
    running = undefined
    await refresh()
  })
  await running
}

export type Outcome = 'sent' | 'kept' | 'conflict'

/** Kept first, sent then. The answer says whether the server has it, whether it waits, or whether a person has to decide now. */
export async function submit(title: string, work: Work, files: NewFile[] = []): Promise<Outcome> {
  if (!box) return submitDirectly(work, files)
  const entry = await box.add(title, work, files)
  const found = () => entries.value.find(one => one.id === entry.id)
  await refresh()
  await flush()
  // A sending that was under way already did not know of it yet.
  if (found()?.state === 'waiting' && !offline.value) await flush()
  const left = found()
  if (left?.problem) {
    if (left.state === 'conflict') return 'conflict'
    await box.drop(left.id)
    await refresh()
    throw new ApiProblem({ type: left.problem.type, title: left.problem.title, detail: left.problem.detail, status: 422 })
  }
  return left ? 'kept' : 'sent'
}

/** Where the device cannot keep anything (no Web Crypto): now or not at all. */
async function submitDirectly(work: Work, files: NewFile[]): Promise<'sent'> {
  const purpose = work.kind === 'report' ? 'case_report' : 'case_step'
  const ids: string[] = []
  for (const file of files) ids.push(await uploadFile(file, purpose))
  const waiting = ids.map((file_id, index) => ({ name: files[index]!.name, media_type: files[index]!.media_type, stored: '', file_id }))
  const id = work.kind === 'report' ? work.body.id : newIdempotencyKey()
  await sender.send({ id, made_at_ms: Date.now(), title: '', work, files: waiting, state: 'waiting' })
  return 'sent'
}

export async function dropEntry(id: string): Promise<void> {
  await box?.drop(id)
  await refresh()
}

export async function sendAgain(entry: Entry, work?: Work): Promise<void> {
  if (work) await box?.again(entry, work)
  else await box?.retry(entry)
  await refresh()
  await flush()
}

export function watchNetwork(): void {
  // #ifdef H5
  window.addEventListener('online', () => void flush())
  window.addEventListener('offline', () => { offline.value = true })
  document.addEventListener('visibilitychange', () => { if (!document.hidden) void flush() })
  setInterval(() => { if (entries.value.some(entry => entry.state === 'waiting')) void flush() }, 20_000)
  // #endif
}

