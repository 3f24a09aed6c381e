// A list is its URL: filters and the cursor stand in the query, so that back, reload and a sent link show the same rows.
import { computed, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useLoad } from './load'

export interface Page<Row> { items: Row[], next?: string }
export type Query = Record<string, string | undefined>

export function useList<Row, P extends Page<Row> = Page<Row>>(
  names: readonly string[], ask: (query: Query, signal: AbortSignal) => Promise<P>,
) {
  const route = useRoute()
  const router = useRouter()
  const name = route.name
  const query = computed<Query>(() => Object.fromEntries(
    [...names, 'cursor'].map(key => [key, typeof route.query[key] === 'string' ? route.query[key] as string : undefined])))
  const load = useLoad(signal => ask(query.value, signal))
  const rows = computed(() => load.data.value?.items ?? [])

  /** Another filter begins at the first page. */
  function filter(change: Query): void {
    const next = { ...route.query, ...change, cursor: undefined }
    void router.replace({ query: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== '')) })
  }
  const firstPage = computed(() => (query.value.cursor ? { query: { ...route.query, cursor: undefined } } : undefined))
  const nextPage = computed(() => (load.data.value?.next ? { query: { ...route.query, cursor: load.data.value.next } } : undefined))

  watch(query, (now, before) => {
    if (route.name === name && JSON.stringify(now) !== JSON.stringify(before)) void load.reload()
  }, { immediate: true })
  return { ...load, rows, query, filter, firstPage, nextPage }
}
