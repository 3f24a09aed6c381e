import { EditPen, Tickets } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [
    { label: 'cases.nav', to: '/cases', icon: Tickets, permissions: ['cases.read'], section: 'work', order: 10 },
    { label: 'cases.entry.nav', to: '/report', icon: EditPen, permissions: ['cases.report-on-behalf'], section: 'work', order: 20 },
  ],
  routes: [
    { path: 'cases', name: 'cases', component: () => import('./InboxPage.vue'), meta: { permissions: ['cases.read'] } },
    { path: 'cases/:id', name: 'case', component: () => import('./CasePage.vue'), meta: { permissions: ['cases.read'] } },
    { path: 'report', name: 'report', component: () => import('./EntryPage.vue'), meta: { permissions: ['cases.report-on-behalf'] } },
  ],
  messages,
} satisfies ConsoleModule
