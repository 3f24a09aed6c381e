import { List } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [{ label: 'rules.nav', to: '/responsibility', icon: List, permissions: ['cases.items'], section: 'rules', order: 60 }],
  routes: [{ path: 'responsibility', name: 'responsibility', component: () => import('./ResponsibilityPage.vue'), meta: { permissions: ['cases.items'] } }],
  messages,
} satisfies ConsoleModule
