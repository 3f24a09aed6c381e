// Photos and voices of the matters on this phone, sealed like everything else. Newest first until the share of the disk that
// is theirs is full: whoever opens an older one without network is told that it is not on the phone.
import type { Schemas } from '@linli/api'
import { shallowRef } from 'vue'
import { me } from '@/base/session'
import type { Vault } from './vault'

export type CaseFile = Schemas['CaseFile']
export interface Wanted { caseId: string, file: CaseFile }
/** A lost phone loses no more than this, and an old one has room for it. */
export const ALL_BYTES = 40 * 1024 * 1024
/** One recording must not push out twenty photos. */
export const ONE_BYTES = 8 * 1024 * 1024
const PREFIX = 'shot/'

/** What of the matters' files is to lie on the phone, newest first, and what has no room. */
export function planOf(files: readonly Wanted[], all = ALL_BYTES, one = ONE_BYTES): { keep: Wanted[], without: Wanted[] } {
  const plan = { keep: [] as Wanted[], without: [] as Wanted[] }
  let left = all
  for (const wanted of [...files].sort((a, b) => b.file.uploaded_at_ms - a.file.uploaded_at_ms || a.file.id.localeCompare(b.file.id))) {
    const fits = wanted.file.size <= Math.min(one, left)
    plan[fits ? 'keep' : 'without'].push(wanted)
    if (fits) left -= wanted.file.size
  }
  return plan
}

/** Ids of the files that can be opened without network, and how many of the matters' files cannot. */
export const kept = shallowRef<{ ids: ReadonlySet<string>, missing: number }>({ ids: new Set(), missing: 0 })
let running: Promise<void> | undefined

async function listed(vault: Vault): Promise<Set<string>> {
  return new Set((await vault.names(PREFIX)).map(name => name.slice(PREFIX.length)))
}

/** Throws away what no matter of the day holds any more, then fetches what is missing, one after the other. */
export async function fillShelf(vault: Vault, files: readonly Wanted[], fetchOne: (wanted: Wanted) => Promise<Uint8Array | undefined>, say: (ids: ReadonlySet<string>) => void = () => {}): Promise<Set<string>> {
  const { keep } = planOf(files)
  const here = await listed(vault)
  const wanted = new Set(keep.map(one => one.file.id))
  for (const id of here) {
    if (wanted.has(id)) continue
    await vault.remove(PREFIX + id)
    here.delete(id)
  }
  for (const one of keep) {
    if (here.has(one.file.id)) continue
    const bytes = await fetchOne(one).catch(() => null)
    if (bytes === null) break // nobody answers: the rest comes with the next network
    if (!bytes) continue // refused: the others do not wait for it
    await vault.writeBytes(PREFIX + one.file.id, bytes)
    here.add(one.file.id)
    say(new Set(here))
  }
  return here
}

async function fetched({ caseId, file }: Wanted): Promise<Uint8Array | undefined> {
  const reply = await fetch(`/v1/cases/${caseId}/photos/${file.id}`)
  return reply.ok ? new Uint8Array(await reply.arrayBuffer()) : undefined
}

/** Behind the day's work: nobody waits for photos. */
export function keepFiles(vault: Vault, files: readonly Wanted[]): Promise<void> {
  running ??= (async () => {
    const tell = (ids: ReadonlySet<string>) => { kept.value = { ids, missing: files.filter(one => !ids.has(one.file.id)).length } }
    try { tell(await fillShelf(vault, files, one => vault.owner === me.value?.user_id ? fetched(one) : Promise.reject(new Error('another person')), tell)) }
    finally { running = undefined }
  })()
  return running
}

/** After a start without network: what lies here from the day before. */
export async function readShelf(vault: Vault, files: readonly Wanted[]): Promise<void> {
  if (running) return
  const ids = await listed(vault)
  kept.value = { ids, missing: files.filter(one => !ids.has(one.file.id)).length }
}

/** The file itself, to be shown and then given back by `URL.revokeObjectURL`. */
export async function keptUrl(vault: Vault | undefined, file: CaseFile): Promise<string | undefined> {
  const bytes = kept.value.ids.has(file.id) ? await vault?.readBytes(PREFIX + file.id) : undefined
  return bytes && URL.createObjectURL(new Blob([bytes], { type: file.media_type }))
}

export function closeShelf(): void {
  kept.value = { ids: new Set(), missing: 0 }
}
