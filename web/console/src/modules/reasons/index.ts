import { List } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [{ label: 'reasons.nav', to: '/reasons', icon: List, permissions: ['cases.reasons'], section: 'rules', order: 330 }],
  routes: [{ path: 'reasons', name: 'reasons', component: () => import('./ReasonsPage.vue'), meta: { permissions: ['cases.reasons'] } }],
  messages,
} satisfies ConsoleModule
