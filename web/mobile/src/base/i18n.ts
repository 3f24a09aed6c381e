// Texts of the app in the language of its user. Two flat lists, so a missing text is a compile error.
import { en } from '@/i18n/en'
import { zh } from '@/i18n/zh'
import { preferences } from './preferences'

export type TextKey = keyof typeof zh
export type TextValues = Record<string, string | number>

export function t(key: TextKey, values?: TextValues): string {
  const text = (preferences.language === 'en' ? en : zh)[key]
  return values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : text
}
