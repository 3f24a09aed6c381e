import { Notebook } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [{ label: 'ledgers.nav', to: '/ledgers', icon: Notebook, permissions: ['ledgers.catalogue'], section: 'registry', order: 35 }],
  routes: [
    { path: 'ledgers', name: 'ledgers', component: () => import('./LedgersPage.vue'), meta: { permissions: ['ledgers.catalogue'] } },
    { path: 'ledgers/:code', name: 'ledger', component: () => import('./LedgerPage.vue'), meta: { permissions: ['ledgers.catalogue'] } },
    { path: 'ledgers/:code/changes', name: 'ledger-changes', component: () => import('./ChangesPage.vue'), meta: { permissions: ['ledgers.catalogue', 'ledgers.read'] } },
  ],
  messages,
} satisfies ConsoleModule
