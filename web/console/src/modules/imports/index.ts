import { Upload } from '@element-plus/icons-vue'
import type { ConsoleModule } from '../../module'
import { messages } from './messages'

export default {
  nav: [{ label: 'imports.nav', to: '/imports', icon: Upload, permissions: ['imports.read'], section: 'data', order: 40 }],
  routes: [
    { path: 'imports', name: 'imports', component: () => import('./ImportsPage.vue'), meta: { permissions: ['imports.read'] } },
    { path: 'imports/new', name: 'import-new', component: () => import('./NewImportPage.vue'), meta: { permissions: ['imports.import', 'imports.templates'] } },
    { path: 'imports/:id', name: 'import', component: () => import('./ImportPage.vue'), meta: { permissions: ['imports.read'] } },
  ],
  messages,
} satisfies ConsoleModule
