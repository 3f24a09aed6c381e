import { Key, Setting, User, UserFilled } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [
    { label: 'office.users.nav', to: '/users', icon: User, permissions: ['identity.list-users'], section: 'office', order: 400 },
    { label: 'office.posts.nav', to: '/posts', icon: UserFilled, permissions: ['office.read-posts'], section: 'office', order: 410 },
    { label: 'office.access.nav', to: '/access', icon: Key, permissions: ['office.explain-access'], section: 'office', order: 420 },
    { label: 'office.settings.nav', to: '/settings', icon: Setting, permissions: ['office.read-settings'], section: 'office', order: 600 },
  ],
  routes: [
    { path: 'users', name: 'users', component: () => import('./UsersPage.vue'), meta: { permissions: ['identity.list-users'] } },
    { path: 'posts', name: 'posts', component: () => import('./PostsPage.vue'), meta: { permissions: ['office.read-posts'] } },
    { path: 'access', name: 'access', component: () => import('./AccessPage.vue'), meta: { permissions: ['office.explain-access'] } },
    { path: 'settings', name: 'settings', component: () => import('./SettingsPage.vue'), meta: { permissions: ['office.read-settings'] } },
  ],
  messages,
} satisfies ConsoleModule
