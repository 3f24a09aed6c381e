import { Lock } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

const permissions = ['cases.unseal']
export default {
  nav: [{ label: 'unnamed.nav', to: '/unsealings', icon: Lock, permissions, section: 'office', order: 440 }],
  routes: [{ path: 'unsealings', name: 'unsealings', component: () => import('./UnsealingsPage.vue'), meta: { permissions } }],
  messages,
} satisfies ConsoleModule
