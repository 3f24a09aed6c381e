// The list names departments by code; the organisations say what they are called.
import { shallowRef } from 'vue'
import { api, can } from '../../session'

export function useDepartments() {
  const names = shallowRef(new Map<string, string>())
  if (can('office.read-organisations')) {
    void api.get('/v1/organisations', { query: {} }).then((list) => {
      names.value = new Map(list.items.map(one => [one.code, one.name]))
    }).catch(() => undefined)  // the codes stay readable
  }
  return (code: string) => names.value.get(code) ?? code
}
