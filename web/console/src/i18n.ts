import { createI18n } from 'vue-i18n'
import { kitMessages, preferences } from '@linli/kit'
import { watchEffect } from 'vue'
import { modules } from './modules'
import { shellMessages } from './shell/messages'

type Messages = Record<string, Record<string, unknown>>

/** Every module brings its own texts under its own name. */
function messagesOf(language: 'zh-CN' | 'en'): Messages {
  return Object.assign({}, kitMessages[language], shellMessages[language], ...modules.map(module => module.messages[language])) as Messages
}

export const i18n = createI18n({
  legacy: false, locale: preferences.language, fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': messagesOf('zh-CN'), 'en': messagesOf('en') } as never,
})
watchEffect(() => { i18n.global.locale.value = preferences.language })
