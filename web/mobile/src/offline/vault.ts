// Everything kept on the device for offline work is encrypted with AES-GCM. The data key is random and not readable by
// scripts; it is wrapped by a key made from the worker's PIN, or, for residents (who keep only unsent reports), left with
// the browser as a non-extractable key. A record is bound to its name, so records cannot be exchanged for each other.
import { Records } from './records'

const ROUNDS = 600_000
export type Protection = 'pin' | 'device'

interface PinLock { protection: 'pin', owner: string, rounds: number, salt: Uint8Array, iv: Uint8Array, wrapped: ArrayBuffer }
interface DeviceLock { protection: 'device', owner: string, key: CryptoKey }
type Lock = PinLock | DeviceLock

export class WrongPin extends Error {}

const AES = { name: 'AES-GCM', length: 256 } as const
const bytesOf = (text: string) => new TextEncoder().encode(text)
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

async function pinKey(pin: string, salt: Uint8Array, rounds: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', bytesOf(pin), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, base, AES, false, ['wrapKey', 'unwrapKey'])
}

/** Web Crypto exists on https and on localhost only. */
export const vaultPossible = () => typeof indexedDB !== 'undefined' && Boolean(globalThis.crypto?.subtle)

export class Vault {
  private constructor(readonly records: Records, readonly owner: string, readonly protection: Protection, private readonly key: CryptoKey) {}

  static async locked(records: Records): Promise<{ owner: string, protection: Protection } | undefined> {
    const lock = await records.get('meta', 'lock') as Lock | undefined
    return lock && { owner: lock.owner, protection: lock.protection }
  }

  static async createWithPin(records: Records, owner: string, pin: string, rounds = ROUNDS): Promise<Vault> {
    const open = await crypto.subtle.generateKey(AES, true, ['encrypt', 'decrypt'])
    const salt = random(16)
    const iv = random(12)
    const wrapped = await crypto.subtle.wrapKey('raw', open, await pinKey(pin, salt, rounds), { name: 'AES-GCM', iv })
    await records.clear()
    await records.put('meta', 'lock', { protection: 'pin', owner, rounds, salt, iv, wrapped } satisfies PinLock)
    return Vault.unlock(records, pin)
  }

  /** @throws WrongPin */
  static async unlock(records: Records, pin: string): Promise<Vault> {
    const lock = await records.get('meta', 'lock') as Lock | undefined
    if (lock?.protection !== 'pin') throw new WrongPin()
    const outer = await pinKey(pin, lock.salt, lock.rounds)
    try {
      const key = await crypto.subtle.unwrapKey('raw', lock.wrapped, outer, { name: 'AES-GCM', iv: lock.iv }, AES, false, ['encrypt', 'decrypt'])
      return new Vault(records, lock.owner, 'pin', key)
    }
    catch {
      throw new WrongPin()
    }
  }

  static async openOnDevice(records: Records, owner: string): Promise<Vault> {
    const lock = await records.get('meta', 'lock') as Lock | undefined
    if (lock?.protection === 'device' && lock.owner === owner) return new Vault(records, owner, 'device', lock.key)
    const key = await crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt'])
    await records.clear()
    await records.put('meta', 'lock', { protection: 'device', owner, key } satisfies DeviceLock)
    return new Vault(records, owner, 'device', key)
  }

  async seal(name: string, content: Uint8Array): Promise<{ iv: Uint8Array, data: ArrayBuffer }> {
    const iv = random(12)
    return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(name) }, this.key, content) }
  }

  async unseal(name: string, sealed: { iv: Uint8Array, data: ArrayBuffer }): Promise<Uint8Array> {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData: bytesOf(name) }, this.key, sealed.data))
  }

  async write(name: string, content: unknown): Promise<void> {
    await this.records.put('items', name, await this.seal(name, bytesOf(JSON.stringify(content))))
  }

  async read<T>(name: string): Promise<T | undefined> {
    const bytes = await this.readBytes(name)
    return bytes && JSON.parse(new TextDecoder().decode(bytes)) as T
  }

  async writeBytes(name: string, content: Uint8Array): Promise<void> {
    await this.records.put('items', name, await this.seal(name, content))
  }

  async readBytes(name: string): Promise<Uint8Array | undefined> {
    const sealed = await this.records.get('items', name) as { iv: Uint8Array, data: ArrayBuffer } | undefined
    return sealed && this.unseal(name, sealed)
  }

  remove(name: string): Promise<void> { return this.records.remove('items', name) }

  async names(prefix: string): Promise<string[]> {
    return (await this.records.names('items')).filter(name => name.startsWith(prefix))
  }
}
