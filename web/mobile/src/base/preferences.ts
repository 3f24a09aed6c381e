// How this person wants the app to look; kept on the device, never sent.
import { reactive, watch } from 'vue'

export type Language = 'zh-CN' | 'en'
export interface Preferences { elder: boolean, contrast: boolean, language: Language }

const KEY = 'linli.preferences'

function kept(): Preferences {
  const fallback: Preferences = { elder: false, contrast: false, language: 'zh-CN' }
  try {
    const text = uni.getStorageSync(KEY) as string
    return text ? { ...fallback, ...JSON.parse(text) as Preferences } : fallback
  }
  catch {
    return fallback
  }
}

export const preferences = reactive<Preferences>(kept())

watch(preferences, now => uni.setStorageSync(KEY, JSON.stringify(now)))
