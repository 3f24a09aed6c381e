// How this person wants to see the pages: language, large type, high contrast. Kept on the device, set on the root element.
import { reactive, watchEffect } from 'vue'
import type { Language } from '@linli/words'

const key = 'linli.preferences'

export interface Preferences {
  language: Language
  elder: boolean
  contrast: boolean
}

function kept(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>
  }
  catch {
    return {}
  }
}

export const preferences = reactive<Preferences>({ language: 'zh-CN', elder: false, contrast: false, ...kept() })

/** Call once, before the first page is drawn. */
export function applyPreferences(): void {
  watchEffect(() => {
    const root = document.documentElement
    root.lang = preferences.language
    root.toggleAttribute('data-elder', preferences.elder)
    if (preferences.elder) root.dataset.elder = 'on'
    root.dataset.contrast = preferences.contrast ? 'high' : 'normal'
    try {
      localStorage.setItem(key, JSON.stringify(preferences))
    }
    catch { /* a private window keeps nothing; the pages work all the same */ }
  })
}
