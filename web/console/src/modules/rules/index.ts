import { CopyDocument, List, Share } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [
    { label: 'rules.items.nav', to: '/responsibility', icon: List, permissions: ['cases.items'], section: 'rules', order: 300 },
    { label: 'rules.overlapping.nav', to: '/responsibility-overlaps', icon: CopyDocument, permissions: ['cases.understanding'], section: 'rules', order: 305 },
    { label: 'rules.nav', to: '/rules', icon: Share, permissions: ['cases.dispatch-rules'], section: 'rules', order: 310 },
  ],
  routes: [
    { path: 'responsibility', name: 'responsibility', component: () => import('./ItemsPage.vue'), meta: { permissions: ['cases.items'] } },
    { path: 'responsibility-overlaps', name: 'responsibility-overlaps', component: () => import('./OverlapsPage.vue'), meta: { permissions: ['cases.understanding'] } },
    { path: 'rules', name: 'rules', component: () => import('./EditionsPage.vue'), meta: { permissions: ['cases.dispatch-rules'] } },
    { path: 'rules/:edition(\\d+|new)', name: 'rules-edition', component: () => import('./EditionPage.vue'), meta: { permissions: ['cases.dispatch-rules'] } },
  ],
  messages,
} satisfies ConsoleModule
