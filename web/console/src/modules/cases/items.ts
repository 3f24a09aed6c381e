import type { Schemas } from '@linli/api'
import { api } from '../../session'

let list: Promise<Schemas['ResponsibilityList']> | undefined

/** The list changes a few times a year; one question a page load. */
function whole(): Promise<Schemas['ResponsibilityList']> {
  list ??= api.get('/v1/responsibility-items').catch((error) => {
    list = undefined
    throw error
  })
  return list
}
export const loadItems = async () => (await whole()).items
