import { MapLocation } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

// Residents may read areas, too, but do not work here: whoever sees posts works with areas.
const permissions = ['office.read-areas', 'office.read-posts']

export default {
  nav: [{ label: 'areas.nav', to: '/areas', icon: MapLocation, permissions, section: 'registry', order: 20 }],
  routes: [
    { path: 'areas/:id?', name: 'areas', component: () => import('./AreaPage.vue'), meta: { permissions } },
    { path: 'areas/:id/split', name: 'area-split', component: () => import('./SplitPage.vue'), meta: { permissions: [...permissions, 'office.change-areas'] } },
  ],
  messages,
} satisfies ConsoleModule
