import type { Schemas } from '@linli/api'
import type { Tone } from '@linli/words'

type Device = Schemas['Device']
export type Standing = 'retired' | 'silent' | 'waiting' | 'fine'

export function standingOf(device: Pick<Device, 'retired_at_ms' | 'silent_since_ms' | 'last_heard_at_ms'>): Standing {
  if (device.retired_at_ms) return 'retired'
  if (device.silent_since_ms) return 'silent'
  return device.last_heard_at_ms ? 'fine' : 'waiting'
}
export const toneOf: Record<Standing, Tone> = { retired: 'quiet', silent: 'bad', waiting: 'notice', fine: 'good' }
