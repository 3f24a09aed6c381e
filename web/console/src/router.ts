import { createRouter, createWebHistory } from 'vue-router'
import { nextTick } from 'vue'
import { modules } from './modules'
import { session } from './session'

declare module 'vue-router' {
  interface RouteMeta { permissions?: string[], open?: boolean }
}

export const router = createRouter({
  history: createWebHistory('/console/'),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./shell/SignInPage.vue'), meta: { open: true } },
    { path: '/', component: () => import('./shell/AppShell.vue'), children: [
      ...modules.flatMap(module => module.routes),
      { path: 'not-allowed', name: 'not-allowed', component: () => import('./shell/NotAllowedPage.vue') },
      { path: ':rest(.*)*', name: 'not-found', component: () => import('./shell/NotFoundPage.vue') },
    ] },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to) => {
  if (session.state === 'unknown') await session.load().catch(() => undefined)
  if (to.meta.open) return true
  if (session.state !== 'active') return { name: 'sign-in', query: { to: to.fullPath === '/' ? undefined : to.fullPath } }
  if (to.meta.permissions && !session.can(...to.meta.permissions)) return { name: 'not-allowed', query: { at: to.path } }
  return true
})

// A new page begins at its heading, for those who hear pages.
router.afterEach((to, from) => {
  if (to.path === from.path || !from.name) return
  void nextTick(() => setTimeout(() => document.querySelector<HTMLElement>('h1[tabindex]')?.focus({ preventScroll: true }), 60))
})

session.onChange(() => {
  const at = router.currentRoute.value
  if (session.state === 'signed_out' && at.name && !at.meta.open) void router.push({ name: 'sign-in', query: { to: at.fullPath } })
})
