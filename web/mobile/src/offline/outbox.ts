// What the user did and the server has not yet heard. Each thing gets its id on the phone, before the first attempt, and
// keeps it: the server answers a repetition as it did the first time. Things leave in the order in which they were done.
import { ApiProblem, newIdempotencyKey, Unreachable } from '@linli/api'
import type { Schemas } from '@linli/api'
import type { Vault } from './vault'

export type Work =
  | { kind: 'report', body: Schemas['ReportCase'] }
  | { kind: 'task', task_id: string, body: Schemas['TakeQualityTaskStep'] }
  | { kind: 'case_step', case_id: string, body: Schemas['TakeStep'] }
  | { kind: 'visit', body: Schemas['SendSignals'] }

export interface WaitingFile { name: string, media_type: string, captured_at_ms?: number, stored: string, file_id?: string }
export type EntryState = 'waiting' | 'conflict' | 'refused'

export interface Entry {
  id: string
  made_at_ms: number
  title: string
  work: Work
  files: WaitingFile[]
  state: EntryState
  /** The server's words, for the two states that need a person. */
  problem?: { type: string, title: string, detail?: string }
}
export interface NewFile {
  name: string, media_type: string, captured_at_ms?: number, bytes: Uint8Array
  /** A mini program hands over its own temporary file instead of bytes. */
  path?: string
}
export interface Sender {
  upload: (file: WaitingFile, bytes: Uint8Array, purpose: 'case_report' | 'case_step') => Promise<string>
  /** The version that the thing has now, where it has one. */
  send: (entry: Entry) => Promise<number | void>
}

const name = (id: string) => `outbox/${id}`
/** Not lost and not the user's fault: tried again later. */
const passing = (status: number) => status === 401 || status === 408 || status === 429 || status >= 500

export class Outbox {
  constructor(private readonly vault: Vault, private readonly now: () => number = Date.now) {}

  /** On the disk when the promise is kept; from then on killing the app loses nothing. */
  async add(title: string, work: Work, files: NewFile[] = []): Promise<Entry> {
    const id = work.kind === 'report' ? work.body.id : newIdempotencyKey()
    const waiting: WaitingFile[] = []
    for (const [index, file] of files.entries()) {
      const stored = `file/${id}/${index}`
      await this.vault.writeBytes(stored, file.bytes)
      waiting.push({ name: file.name, media_type: file.media_type, captured_at_ms: file.captured_at_ms, stored })
    }
    const entry: Entry = { id, made_at_ms: this.now(), title, work, files: waiting, state: 'waiting' }
    await this.vault.write(name(id), entry)
    return entry
  }

  async all(): Promise<Entry[]> {
    const entries = await Promise.all((await this.vault.names('outbox/')).map(one => this.vault.read<Entry>(one)))
    return entries.filter(entry => entry !== undefined).map(entry => entry as Entry).sort((a, b) => a.made_at_ms - b.made_at_ms || a.id.localeCompare(b.id))
  }

  async drop(id: string): Promise<void> {
    const entry = await this.vault.read<Entry>(name(id))
    for (const file of entry?.files ?? []) await this.vault.remove(file.stored)
    for (const file of await this.vault.names(`file/${id}/`)) await this.vault.remove(file)
    await this.vault.remove(name(id))
  }

  /** After a conflict: the same intention upon the version now known is a new one, with an id of its own. */
  async again(entry: Entry, work: Work): Promise<Entry> {
    const next: Entry = { ...entry, id: newIdempotencyKey(), work, state: 'waiting', problem: undefined }
    await this.vault.write(name(next.id), next)
    await this.vault.remove(name(entry.id))
    return next
  }

  async retry(entry: Entry): Promise<void> {
    await this.vault.write(name(entry.id), { ...entry, state: 'waiting', problem: undefined })
  }

  /** Sends what waits. Stops at the first thing nobody answered; a refused thing stays and does not hold up the others. */
  async flush(sender: Sender): Promise<{ sent: number, left: number, reached: boolean }> {
    let sent = 0
    for (const { id } of await this.all()) {
      const entry = await this.vault.read<Entry>(name(id))
      if (entry?.state !== 'waiting') continue
      try {
        await this.sendOne(entry, sender)
        sent += 1
      }
      catch (error) {
        if (error instanceof Unreachable || (error instanceof ApiProblem && passing(error.status)))
          return { sent, left: (await this.all()).length, reached: !(error instanceof Unreachable) }
        if (!(error instanceof ApiProblem)) throw error
        const { type, title, detail } = error.problem
        await this.vault.write(name(entry.id), { ...entry, state: error.status === 409 ? 'conflict' : 'refused', problem: { type, title, detail } })
      }
    }
    return { sent, left: (await this.all()).length, reached: true }
  }

  /** What the same person did next to the same matter saw the version before his own step: that is no conflict. */
  private async follow(caseId: string, seen: number, now: number): Promise<void> {
    for (const next of await this.all()) {
      if (next.state !== 'waiting' || next.work.kind !== 'case_step' || next.work.case_id !== caseId || next.work.body.version !== seen) continue
      await this.vault.write(name(next.id), { ...next, work: { ...next.work, body: { ...next.work.body, version: now } } })
    }
  }

  private async sendOne(entry: Entry, sender: Sender): Promise<void> {
    for (const file of entry.files) {
      if (file.file_id) continue
      const bytes = await this.vault.readBytes(file.stored)
      if (!bytes) continue
      file.file_id = await sender.upload(file, bytes, entry.work.kind === 'report' ? 'case_report' : 'case_step')
      await this.vault.write(name(entry.id), entry)
    }
    const version = await sender.send(entry)
    await this.drop(entry.id)
    if (version && entry.work.kind === 'case_step') await this.follow(entry.work.case_id, entry.work.body.version, version)
  }
}
