// Changes as they happen, over server-sent events; the browser reconnects and continues where it was.
import { onScopeDispose, ref } from 'vue'
import type { Schemas } from '@linli/api'

export type Change = Schemas['Change']

/** Calls back with what changed; a reset asks for everything anew. */
export function useChanges(onChange: (change: Change) => void, onReset: () => void) {
  const connected = ref(false)
  const source = new EventSource('/v1/stream')
  source.onopen = () => { connected.value = true }
  source.onerror = () => { connected.value = false }
  source.addEventListener('change', event => onChange(JSON.parse((event as MessageEvent<string>).data) as Change))
  source.addEventListener('reset', () => onReset())
  onScopeDispose(() => source.close())
  return { connected }
}

/** Many changes in a moment are one reload. */
export function gathered(run: () => void, waitMs = 400): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      run()
    }, waitMs)
  }
}
