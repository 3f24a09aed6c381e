import { Grid, SetUp, Shop } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [
    { label: 'library.themes.nav', to: '/themes', icon: Grid, permissions: ['registry.read-themes'], section: 'registry', order: 25 },
    { label: 'library.shops.nav', to: '/establishments', icon: Shop, permissions: ['registry.read-establishments'], section: 'registry', order: 31 },
    { label: 'library.objects.nav', to: '/objects', icon: SetUp, permissions: ['registry.read-objects'], section: 'registry', order: 32 },
  ],
  routes: [
    { path: 'themes', name: 'themes', component: () => import('./ThemesPage.vue'), meta: { permissions: ['registry.read-themes'] } },
    { path: 'establishments', name: 'establishments', component: () => import('./EstablishmentsPage.vue'), meta: { permissions: ['registry.read-establishments'] } },
    { path: 'establishments/:id', name: 'establishment', component: () => import('./EstablishmentPage.vue'), meta: { permissions: ['registry.read-establishments'] } },
    { path: 'objects', name: 'objects', component: () => import('./ObjectsPage.vue'), meta: { permissions: ['registry.read-objects'] } },
    { path: 'objects/:id', name: 'object', component: () => import('./ObjectPage.vue'), meta: { permissions: ['registry.read-objects'] } },
  ],
  messages,
} satisfies ConsoleModule
