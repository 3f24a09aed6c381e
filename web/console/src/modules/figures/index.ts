import { PieChart } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [{ label: 'figures.nav', to: '/figures', icon: PieChart, permissions: ['cases.measures'], section: 'work', order: 32 }],
  routes: [{ path: 'figures', name: 'figures', component: () => import('./FiguresPage.vue'), meta: { permissions: ['cases.measures'] } }],
  messages,
} satisfies ConsoleModule
