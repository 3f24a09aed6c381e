import { Bell, ChatLineSquare, Iphone, Message } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [
    { label: 'messaging.stuck.nav', to: '/stuck-messages', icon: Bell, permissions: ['messaging.resolve'], section: 'data', order: 56 },
    { label: 'messaging.templates.nav', to: '/message-templates', icon: ChatLineSquare, permissions: ['messaging.read-templates'], section: 'rules', order: 320 },
    { label: 'messaging.gateways.nav', to: '/gateways', icon: Message, permissions: ['messaging.gateways'], section: 'office', order: 520 },
    { label: 'messaging.inbox.nav', to: '/simulated-inbox', icon: Iphone, permissions: ['messaging.gateways', 'identity.simulated-inbox'], section: 'office', order: 530 },
  ],
  routes: [
    { path: 'stuck-messages', name: 'stuck-messages', component: () => import('./StuckPage.vue'), meta: { permissions: ['messaging.resolve'] } },
    { path: 'messages/:id', name: 'message', component: () => import('./MessagePage.vue'), meta: { permissions: ['messaging.follow'] } },
    { path: 'message-templates', name: 'message-templates', component: () => import('./TemplatesPage.vue'), meta: { permissions: ['messaging.read-templates'] } },
    { path: 'message-templates/:code', name: 'message-template', component: () => import('./TemplatePage.vue'), meta: { permissions: ['messaging.read-templates'] } },
    { path: 'gateways', name: 'gateways', component: () => import('./GatewaysPage.vue'), meta: { permissions: ['messaging.gateways'] } },
    { path: 'simulated-inbox', name: 'simulated-inbox', component: () => import('./InboxPage.vue'), meta: { permissions: ['identity.simulated-inbox'] } },
  ],
  messages,
} satisfies ConsoleModule
