import { Finished, View } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [
    { label: 'audit.nav', to: '/audit', icon: View, permissions: ['office.read-audit'], section: 'office', order: 500 },
    { label: 'audit.evidence.nav', to: '/evidence', icon: Finished, permissions: ['office.read-evidence'], section: 'office', order: 510 },
  ],
  routes: [
    { path: 'audit', name: 'audit', component: () => import('./AuditPage.vue'), meta: { permissions: ['office.read-audit'] } },
    { path: 'evidence', name: 'evidence', component: () => import('./EvidencePage.vue'), meta: { permissions: ['office.read-evidence'] } },
  ],
  messages,
} satisfies ConsoleModule
