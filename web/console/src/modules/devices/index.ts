import { Cpu } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

const permissions = ['devices.manage']
export default {
  nav: [{ label: 'devices.nav', to: '/devices', icon: Cpu, permissions, section: 'office', order: 540 }],
  routes: [
    { path: 'devices', name: 'devices', component: () => import('./DevicesPage.vue'), meta: { permissions } },
    { path: 'devices/:id', name: 'device', component: () => import('./DevicePage.vue'), meta: { permissions } },
    { path: 'device-rules', name: 'device-rules', component: () => import('./RulesPage.vue'), meta: { permissions } },
  ],
  messages,
} satisfies ConsoleModule
