import { Connection, ScaleToOriginal, TrendCharts } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

const merging = ['registry.merge', 'quality.list-findings']

export default {
  nav: [
    { label: 'pairs.nav', to: '/pairs', icon: Connection, permissions: merging, section: 'data', order: 52 },
    { label: 'pairs.judge.nav', to: '/linkage-pairs', icon: ScaleToOriginal, permissions: ['linkage.judge'], section: 'data', order: 52.5 },
    { label: 'pairs.models.nav', to: '/linkage-models', icon: TrendCharts, permissions: ['linkage.train'], section: 'data', order: 52.6 }],
  routes: [
    { path: 'pairs', name: 'pairs', component: () => import('./PairsPage.vue'), meta: { permissions: merging } },
    { path: 'pairs/:kind(person|establishment)/:here/:there', name: 'pair', component: () => import('./PairPage.vue'), meta: { permissions: ['registry.merge'] } },
    { path: 'linkage-pairs', name: 'linkage-pairs', component: () => import('./JudgePage.vue'), meta: { permissions: ['linkage.judge'] } },
    { path: 'linkage-models', name: 'linkage-models', component: () => import('./ModelsPage.vue'), meta: { permissions: ['linkage.read-models'] } },
  ],
  messages,
} satisfies ConsoleModule
