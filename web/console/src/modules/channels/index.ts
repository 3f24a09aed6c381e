import { Link, TopRight } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [
    { label: 'channels.platforms.nav', to: '/platforms', icon: Link, permissions: ['channels.board'], section: 'data', order: 57 },
    { label: 'channels.stuck.nav', to: '/stuck-answers', icon: TopRight, permissions: ['channels.watch'], section: 'data', order: 58 },
  ],
  routes: [
    { path: 'platforms', name: 'platforms', component: () => import('./PlatformsPage.vue'), meta: { permissions: ['channels.board'] } },
    { path: 'stuck-answers', name: 'stuck-answers', component: () => import('./StuckAnswersPage.vue'), meta: { permissions: ['channels.watch'] } },
  ],
  messages,
} satisfies ConsoleModule
