import { DataAnalysis, Download, Link, Switch } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [
    { label: 'exchange.exports.nav', to: '/exports', icon: Download, permissions: ['imports.read-exports'], section: 'data', order: 42 },
    { label: 'exchange.statistics.nav', to: '/statistics', icon: DataAnalysis, permissions: ['statistics.tabulate'], section: 'data', order: 49 },
    { label: 'exchange.board.nav', to: '/partners', icon: Switch, permissions: ['exchange.read-agreements'], section: 'data', order: 58 },
    { label: 'exchange.open.nav', to: '/open311', icon: Link, permissions: ['open311.manage'], section: 'office', order: 540 },
  ],
  routes: [
    { path: 'exports', name: 'exports', component: () => import('./ExportsPage.vue'), meta: { permissions: ['imports.read-exports'] } },
    { path: 'statistics', name: 'statistics', component: () => import('./StatisticsPage.vue'), meta: { permissions: ['statistics.tabulate'] } },
    { path: 'partners', name: 'partners', component: () => import('./BoardPage.vue'), meta: { permissions: ['exchange.read-agreements'] } },
    { path: 'agreements/:id', name: 'agreement', component: () => import('./AgreementPage.vue'), meta: { permissions: ['exchange.read-agreements'] } },
    { path: 'open311', name: 'open311', component: () => import('./OpenPage.vue'), meta: { permissions: ['open311.manage'] } },
  ],
  messages,
} satisfies ConsoleModule
