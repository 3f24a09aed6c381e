import { House } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [{ label: 'home.nav', to: '/', icon: House, permissions: [], section: 'work', order: 0 }],
  routes: [{ path: '', name: 'home', component: () => import('./HomePage.vue') }],
  messages,
} satisfies ConsoleModule
