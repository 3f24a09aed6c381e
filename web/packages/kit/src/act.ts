// Pressing a button: one intention, one key, until it has succeeded; refusals are shown in the server's words.
import { ref, shallowRef } from 'vue'
import { ApiProblem, newIdempotencyKey, Unreachable } from '@linli/api'

export function useAct() {
  const busy = ref(false)
  const problem = shallowRef<ApiProblem>()
  const offline = ref(false)
  let key: string | undefined

  /** Answers undefined when it did not happen; then `problem` or `offline` says why. */
  async function act<T>(run: (idempotencyKey: string) => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    problem.value = undefined
    offline.value = false
    key ??= newIdempotencyKey()
    try {
      const answer = await run(key)
      key = undefined
      return answer
    }
    catch (error) {
      if (error instanceof ApiProblem) {
        problem.value = error
        key = undefined
      }
      else if (error instanceof Unreachable) offline.value = true
      else throw error
      return undefined
    }
    finally {
      busy.value = false
    }
  }
  function clear(): void {
    problem.value = undefined
    offline.value = false
  }
  return { busy, problem, offline, act, clear }
}
export type Act = ReturnType<typeof useAct>
