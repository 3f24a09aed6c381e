import { Promotion } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [{ label: 'notices.nav', to: '/notices/new', icon: Promotion, permissions: ['messaging.notify', 'messaging.read-templates'], section: 'work', order: 45 }],
  routes: [
    { path: 'notices/new', name: 'notice-new', component: () => import('./NewNoticePage.vue'), meta: { permissions: ['messaging.notify', 'messaging.read-templates'] } },
    { path: 'notices/:id', name: 'notice', component: () => import('./NoticePage.vue'), meta: { permissions: ['messaging.follow'] } },
  ],
  messages,
} satisfies ConsoleModule
