import { onScopeDispose, ref } from 'vue'

/** The time of now, every half minute: "剩 5 分钟" must not stand still. */
export function useNow() {
  const now = ref(Date.now())
  const timer = setInterval(() => { now.value = Date.now() }, 30_000)
  onScopeDispose(() => clearInterval(timer))
  return now
}
