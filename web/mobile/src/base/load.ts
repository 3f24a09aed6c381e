// A page's data in one of its states; the last good answer stays while a new one is asked for.
import { Unreachable } from '@linli/api'
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { Trouble } from './say'
import { troubleOf } from './say'
import { offline } from './session'

export interface Loaded<T> {
  data: ShallowRef<T | undefined>
  trouble: ShallowRef<Trouble | undefined>
  busy: ShallowRef<boolean>
  run: () => Promise<void>
}

/** `fromHere`: nobody answered, what is given lies on the device. */
export function useLoad<T>(ask: (fromHere: () => void) => Promise<T>): Loaded<T> {
  const data = shallowRef<T>()
  const trouble = shallowRef<Trouble>()
  const busy = shallowRef(false)
  async function run() {
    busy.value = true
    let reached = true
    try {
      data.value = await ask(() => { reached = false })
      trouble.value = undefined
      offline.value = !reached
    }
    catch (error) {
      if (error instanceof Unreachable) offline.value = true
      trouble.value = troubleOf(error)
    }
    finally {
      busy.value = false
    }
  }
  return { data, trouble, busy, run }
}
