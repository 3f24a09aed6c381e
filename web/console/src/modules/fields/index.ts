import { Memo } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [{ label: 'fields.nav', to: '/form-fields', icon: Memo, permissions: ['reference.forms'], section: 'data', order: 59 }],
  routes: [{ path: 'form-fields', name: 'form-fields', component: () => import('./FieldsPage.vue'), meta: { permissions: ['reference.forms'] } }],
  messages,
} satisfies ConsoleModule
