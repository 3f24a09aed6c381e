import { applyPreferences } from '@linli/kit'
import { createApp } from 'vue'
import 'element-plus/es/components/message/style/css'
import '@linli/kit/styles.css'
import App from './App.vue'
import { i18n } from './i18n'
import { router } from './router'

applyPreferences()
createApp(App).use(i18n).use(router).mount('#app')
