import { Connection } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

const merging = ['registry.merge', 'quality.list-findings']

export default {
  nav: [{ label: 'pairs.nav', to: '/pairs', icon: Connection, permissions: merging, section: 'data', order: 52 }],
  routes: [
    { path: 'pairs', name: 'pairs', component: () => import('./PairsPage.vue'), meta: { permissions: merging } },
    { path: 'pairs/:kind(person|establishment)/:here/:there', name: 'pair', component: () => import('./PairPage.vue'), meta: { permissions: ['registry.merge'] } },
  ],
  messages,
} satisfies ConsoleModule
