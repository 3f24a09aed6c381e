// A page asks, and is in exactly one state: loading, ready, refused (the server's own words) or offline.
import { onScopeDispose, ref, shallowRef } from 'vue'
import { ApiProblem, Unreachable } from '@linli/api'

export type LoadState = 'loading' | 'ready' | 'refused' | 'offline'

export function useLoad<T>(ask: (signal: AbortSignal) => Promise<T>) {
  const state = ref<LoadState>('loading')
  const data = shallowRef<T>()
  const problem = shallowRef<ApiProblem>()
  let running: AbortController | undefined

  /** Quiet: what is on the screen stays until the answer is there (live updates). */
  async function reload(quiet = false): Promise<void> {
    running?.abort()
    const mine = running = new AbortController()
    if (!quiet) state.value = 'loading'
    try {
      const answer = await ask(mine.signal)
      if (mine.signal.aborted) return
      data.value = answer
      state.value = 'ready'
    }
    catch (error) {
      if (mine.signal.aborted) return
      if (quiet && error instanceof Unreachable) return
      if (error instanceof ApiProblem) {
        problem.value = error
        state.value = 'refused'
      }
      else if (error instanceof Unreachable) state.value = 'offline'
      else throw error
    }
  }
  onScopeDispose(() => running?.abort())
  return { state, data, problem, reload }
}
export type Load<T> = ReturnType<typeof useLoad<T>>
