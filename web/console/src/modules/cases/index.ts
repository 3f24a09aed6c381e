import { Bell, ChatDotRound, Document, EditPen, Histogram, Tickets } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [
    { label: 'cases.nav', to: '/cases', icon: Tickets, permissions: ['cases.read'], section: 'work', order: 10 },
    { label: 'cases.entry.nav', to: '/report', icon: EditPen, permissions: ['cases.report-on-behalf'], section: 'work', order: 20 },
    { label: 'cases.chat.nav', to: '/pasted-chat', icon: ChatDotRound, permissions: ['cases.report-on-behalf'], section: 'work', order: 22 },
    { label: 'cases.sheet.nav', to: '/report-sheet', icon: Document, permissions: ['cases.report-on-behalf'], section: 'work', order: 24 },
    { label: 'cases.above.nav', to: '/supervisions', icon: Bell, permissions: ['cases.watch'], section: 'work', order: 28 },
    { label: 'cases.hot.nav', to: '/hot-issues', icon: Histogram, permissions: ['cases.hot-issues'], section: 'work', order: 30 },
  ],
  routes: [
    { path: 'cases', name: 'cases', component: () => import('./InboxPage.vue'), meta: { permissions: ['cases.read'] } },
    { path: 'cases/:id', name: 'case', component: () => import('./CasePage.vue'), meta: { permissions: ['cases.read'] } },
    { path: 'report', name: 'report', component: () => import('./EntryPage.vue'), meta: { permissions: ['cases.report-on-behalf'] } },
    { path: 'pasted-chat', name: 'pasted-chat', component: () => import('./PastedChatPage.vue'), meta: { permissions: ['cases.report-on-behalf'] } },
    { path: 'report-sheet', name: 'report-sheet', component: () => import('./SheetPage.vue'), meta: { permissions: ['cases.report-on-behalf'] } },
    { path: 'supervisions', name: 'supervisions', component: () => import('./SupervisionsPage.vue'), meta: { permissions: ['cases.watch'] } },
    { path: 'hot-issues', name: 'hot-issues', component: () => import('./HotIssuesPage.vue'), meta: { permissions: ['cases.hot-issues'] } },
  ],
  messages,
} satisfies ConsoleModule
