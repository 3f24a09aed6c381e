import { Finished, Sunrise } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [
    { label: 'quality.report.nav', to: '/quality', icon: Sunrise, permissions: ['quality.read-report'], section: 'data', order: 50 },
    { label: 'quality.tasks.nav', to: '/verification', icon: Finished, permissions: ['quality.work-tasks'], section: 'data', order: 51 },
  ],
  routes: [
    { path: 'quality', name: 'quality', component: () => import('./ReportPage.vue'), meta: { permissions: ['quality.read-report'] } },
    { path: 'verification', name: 'verification', component: () => import('./TasksPage.vue'), meta: { permissions: ['quality.work-tasks'] } },
  ],
  messages,
} satisfies ConsoleModule
