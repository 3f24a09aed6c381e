/** How a word looks beside others; every tone has text, colour pair and a mark, so that colour is never alone. */
export type Tone = 'quiet' | 'notice' | 'active' | 'good' | 'warning' | 'bad'
export type Language = 'zh-CN' | 'en'

export interface Word {
  zh: string
  en: string
  tone: Tone
}
export interface WordGroup<K extends string = string> {
  /** One place of the API where these words stand; others with the same words share the group. */
  place: string
  words: Record<K, Word>
}

export function group<K extends string>(place: string, entries: Record<K, readonly [zh: string, en: string, tone: Tone]>): WordGroup<K> {
  const words = {} as Record<K, Word>
  for (const key of Object.keys(entries) as K[]) {
    const [zh, en, tone] = entries[key]
    words[key] = { zh, en, tone }
  }
  return { place, words }
}

const marks: Record<Tone, string> = { quiet: '·', notice: '○', active: '◐', good: '✓', warning: '!', bad: '‼' }
/** A shape that goes with the tone, for those who do not see the colour. */
export const markOf = (tone: Tone): string => marks[tone]

/** Label in the language of the page; a word that a newer server knows shows itself. */
export function label<K extends string>(of: WordGroup<K>, word: K | undefined | null, language: Language = 'zh-CN'): string {
  if (word === undefined || word === null) return ''
  const found = of.words[word] as Word | undefined
  return found ? (language === 'en' ? found.en : found.zh) : word
}

export function tone<K extends string>(of: WordGroup<K>, word: K | undefined | null): Tone {
  return (word && (of.words[word] as Word | undefined)?.tone) || 'quiet'
}

/** For select boxes, in the order in which they were written. */
export function choices<K extends string>(of: WordGroup<K>, language: Language = 'zh-CN'): { value: K, label: string }[] {
  return (Object.keys(of.words) as K[]).map(value => ({ value, label: label(of, value, language) }))
}
