import { Calendar, DataLine, Stopwatch, Switch, UserFilled } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [
    { label: 'worklists.day.nav', to: '/my-day', icon: Calendar, permissions: ['worklists.own-day'], section: 'work', order: 5 },
    { label: 'worklists.shift.nav', to: '/shift-handovers', icon: Switch, permissions: ['worklists.hand-over'], section: 'work', order: 70 },
    { label: 'worklists.load.nav', to: '/my-workload', icon: Stopwatch, permissions: ['worklists.own-load'], section: 'work', order: 72 },
    { label: 'worklists.team.nav', to: '/workloads', icon: DataLine, permissions: ['worklists.see-loads'], section: 'work', order: 74 },
    { label: 'worklists.staff.nav', to: '/staffing', icon: UserFilled, permissions: ['worklists.see-loads'], section: 'work', order: 75 },
  ],
  routes: [
    { path: 'my-day', name: 'my-day', component: () => import('./DayPage.vue'), meta: { permissions: ['worklists.own-day'] } },
    { path: 'my-workload', name: 'my-workload', component: () => import('./LoadPage.vue'), meta: { permissions: ['worklists.own-load'] } },
    { path: 'workloads', name: 'workloads', component: () => import('./TeamPage.vue'), meta: { permissions: ['worklists.see-loads'] } },
    { path: 'staffing', name: 'staffing', component: () => import('./StaffingPage.vue'), meta: { permissions: ['worklists.see-loads'] } },
    { path: 'shift-handovers', name: 'shift-handovers', component: () => import('./ShiftsPage.vue'), meta: { permissions: ['worklists.hand-over'] } },
    { path: 'shift-handovers/:id', name: 'shift-handover', component: () => import('./ShiftPage.vue'), meta: { permissions: ['worklists.hand-over'] } },
  ],
  messages,
} satisfies ConsoleModule
