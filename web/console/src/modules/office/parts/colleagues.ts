// Who may stand in: whoever serves in the same places knows the work.
import type { Schemas } from '@linli/api'
import { api } from '../../../session'

type Post = Schemas['Post']

/** One post a person, of everybody who serves where these posts are. */
export async function colleaguesOf(posts: readonly Post[], signal: AbortSignal): Promise<Post[]> {
  const areas = [...new Set(posts.map(post => post.area_id).filter(Boolean))] as string[]
  const units = [...new Set(posts.map(post => post.organisation_id).filter(Boolean))] as string[]
  const lists = await Promise.allSettled([
    ...areas.map(area_id => api.get('/v1/areas/{area_id}/posts', { path: { area_id }, signal })),
    ...units.map(organisation_id => api.get('/v1/organisations/{organisation_id}/posts', { path: { organisation_id }, signal }))])
  const all = lists.flatMap(list => (list.status === 'fulfilled' ? list.value.items : []))
  return [...new Map(all.map(post => [post.user_id, post])).values()]
}
