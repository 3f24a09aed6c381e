// The one session of this app. Browsers keep an HttpOnly cookie; mini programs have none and keep a bearer token.
import { Session } from '@linli/session'
import type { Me } from '@linli/session'
import { shallowRef } from 'vue'
// #ifdef H5
import { fetchTransport } from '@linli/api'
// #endif
// #ifndef H5
import { uniTransport } from '@linli/api'
// #endif

const TOKEN = 'linli.token'
const ORIGIN = 'linli.origin'

function made(): Session {
  // #ifdef H5
  return new Session({ transport: fetchTransport(), device: '手机网页' })
  // #endif
  // #ifndef H5
  return new Session({
    transport: uniTransport(options => uni.request(options as UniApp.RequestOptions)),
    origin: serverOrigin(), device: '微信小程序',
    tokens: {
      read: () => (uni.getStorageSync(TOKEN) as string) || undefined,
      write: token => token ? uni.setStorageSync(TOKEN, token) : uni.removeStorageSync(TOKEN),
    },
  })
  // #endif
}

/** Empty in a browser: the page comes from the server it asks. A mini program is built for one server. */
export function serverOrigin(): string {
  return (uni.getStorageSync(ORIGIN) as string) || (import.meta.env.VITE_LINLI_ORIGIN as string | undefined) || ''
}

export const bearerToken = () => (uni.getStorageSync(TOKEN) as string) || undefined

export const session = made()
export const me = shallowRef<Me | undefined>()
/** True while the last attempt to reach the server failed. */
export const offline = shallowRef(false)

session.onChange(() => { me.value = session.me })

export type Shell = 'resident' | 'worker' | 'merchant'

/** Which start page the acting post needs; other staff work at the console and see their cases here. */
export function shellOf(who: Pick<Me, 'role'>): Shell {
  if (who.role === 'grid_worker' || who.role === 'building_head') return 'worker'
  if (who.role === 'merchant') return 'merchant'
  return 'resident'
}

/** Outside the offices people see what they reported and nothing else, and the server does not name them to themselves. */
export function reportedByMe(one: { reporter_id?: string }): boolean {
  if (me.value && ['resident', 'merchant'].includes(me.value.role ?? '')) return true
  return one.reporter_id !== undefined && one.reporter_id === me.value?.user_id
}
export const can = (permission: string) => me.value?.permissions.includes(permission) ?? false

/** Known without the network too: `me` may come from the device. */
export const actingPost = () => me.value?.posts.find(post => post.acting) ?? me.value?.posts[0]
