import { OfficeBuilding } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

const houses = ['office.read-areas', 'registry.list-dwellings']

export default {
  nav: [{ label: 'registry.nav', to: '/houses', icon: OfficeBuilding, permissions: houses, section: 'registry', order: 30 }],
  routes: [
    { path: 'houses/:area?', name: 'houses', component: () => import('./HousesPage.vue'), meta: { permissions: houses } },
    { path: 'dwellings/:id', name: 'dwelling', component: () => import('./DwellingPage.vue'), meta: { permissions: ['registry.read-dwelling'] } },
    { path: 'persons/:id', name: 'person', component: () => import('./PersonPage.vue'), meta: { permissions: ['registry.read-person'] } },
  ],
  messages,
} satisfies ConsoleModule
