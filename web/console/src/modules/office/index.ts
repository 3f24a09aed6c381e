import { User, View } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [
    { label: 'office.audit.nav', to: '/audit', icon: View, permissions: ['office.read-audit'], section: 'office', order: 70 },
    { label: 'office.users.nav', to: '/users', icon: User, permissions: ['identity.list-users'], section: 'office', order: 71 },
  ],
  routes: [
    { path: 'audit', name: 'audit', component: () => import('./AuditPage.vue'), meta: { permissions: ['office.read-audit'] } },
    { path: 'users', name: 'users', component: () => import('./UsersPage.vue'), meta: { permissions: ['identity.list-users'] } },
  ],
  messages,
} satisfies ConsoleModule
