import { DocumentChecked, Finished, Sunrise, Warning } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [
    { label: 'quality.report.nav', to: '/quality', icon: Sunrise, permissions: ['quality.read-report'], section: 'data', order: 50 },
    { label: 'quality.findings.nav', to: '/findings', icon: Warning, permissions: ['quality.list-findings'], section: 'data', order: 50.5 },
    { label: 'quality.tasks.nav', to: '/verification', icon: Finished, permissions: ['quality.work-tasks'], section: 'data', order: 51 },
    { label: 'quality.reconcile.nav', to: '/reconciliation', icon: DocumentChecked, permissions: ['quality.reconcile', 'office.read-areas'], section: 'data', order: 51.5 },
  ],
  routes: [
    { path: 'quality', name: 'quality', component: () => import('./ReportPage.vue'), meta: { permissions: ['quality.read-report'] } },
    { path: 'findings', name: 'findings', component: () => import('./FindingsPage.vue'), meta: { permissions: ['quality.list-findings'] } },
    { path: 'verification', name: 'verification', component: () => import('./TasksPage.vue'), meta: { permissions: ['quality.work-tasks'] } },
    { path: 'reconciliation', name: 'reconciliation', component: () => import('./ReconcilePage.vue'), meta: { permissions: ['quality.reconcile', 'office.read-areas'] } },
  ],
  messages,
} satisfies ConsoleModule
