// Reads a page aloud where the device has a Chinese (or English) voice; says so where it has none.
import { preferences } from './preferences'

export type SpeechResult = 'speaking' | 'no-voice'

// #ifdef H5
/** Voices come late in some browsers: wait a moment for the first list. */
function voices(): Promise<SpeechSynthesisVoice[]> {
  const synthesis = window.speechSynthesis
  const now = synthesis.getVoices()
  if (now.length) return Promise.resolve(now)
  return new Promise((resolve) => {
    const done = () => resolve(synthesis.getVoices())
    synthesis.addEventListener('voiceschanged', done, { once: true })
    setTimeout(done, 600)
  })
}
// #endif

export async function readAloud(text: string): Promise<SpeechResult> {
  // #ifdef H5
  if (!('speechSynthesis' in window)) return 'no-voice'
  const language = preferences.language === 'en' ? 'en' : 'zh'
  const voice = (await voices()).find(one => one.lang.toLowerCase().startsWith(language))
  if (!voice) return 'no-voice'
  window.speechSynthesis.cancel()
  const saying = new SpeechSynthesisUtterance(text)
  saying.voice = voice
  saying.lang = voice.lang
  saying.rate = 0.9
  window.speechSynthesis.speak(saying)
  return 'speaking'
  // #endif
  // #ifndef H5
  return 'no-voice' // mini programs speak only through a vendor's cloud
  // #endif
}

export function stopReading(): void {
  // #ifdef H5
  window.speechSynthesis?.cancel()
  // #endif
}

/** What stands on the page, without its buttons. */
export function pageText(): string {
  // #ifdef H5
  return document.querySelector<HTMLElement>('[data-read]')?.innerText.replace(/\n+/g, '。') ?? ''
  // #endif
  // #ifndef H5
  return ''
  // #endif
}
