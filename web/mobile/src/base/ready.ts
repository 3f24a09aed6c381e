// Before a page shows anything it asks who is here; nobody goes to the sign-in, a locked device to the PIN.
import { Unreachable } from '@linli/api'
import type { Me } from '@linli/session'
import { closeDesk, deskRecords, opened, openQuietly, vault } from '@/offline/desk'
import { Vault, vaultPossible } from '@/offline/vault'
import { turnTo } from './go'
import { me, offline, session, shellOf } from './session'

async function lock() { return vaultPossible() ? Vault.locked(await deskRecords()) : undefined }

/** True when the page may go on. */
export async function ready(): Promise<boolean> {
  if (me.value) return true
  try {
    await session.load()
    offline.value = false
  }
  catch (error) {
    if (!(error instanceof Unreachable)) throw error
    offline.value = true
    return whileUnreachable()
  }
  if (session.state !== 'active') {
    turnTo('sign-in')
    return false
  }
  return desk()
}

/** Nobody answers: what lies on the device says who this is, once it is open. */
async function whileUnreachable(): Promise<boolean> {
  const found = await lock()
  if (found?.protection === 'pin' && !vault.value) {
    turnTo('lock')
    return false
  }
  if (found?.protection === 'device') await opened(await Vault.openOnDevice(await deskRecords(), found.owner))
  const known = await vault.value?.read<Me>('me')
  if (known) me.value = known
  else turnTo('sign-in')
  return Boolean(known)
}

export async function desk(): Promise<boolean> {
  if (vault.value && vault.value.owner !== me.value!.user_id) closeDesk()
  if (shellOf(me.value!) === 'worker') {
    if (vaultPossible() && !vault.value) {
      turnTo('lock')
      return false
    }
  }
  else await openQuietly()
  await remember()
  return true
}

/** Without what could be used against the person: no CSRF value, no session. */
export async function remember(): Promise<void> {
  if (me.value && vault.value) await vault.value.write('me', { ...me.value, csrf: undefined })
}
