// j and k walk along the matters of a list, as the arrow keys do in a mail program; Enter is the link's own.
import { onBeforeUnmount, onMounted } from 'vue'
import { marks } from './bulk'

export function nextIndex(at: number, key: string, count: number): number | undefined {
  if (!count || (key !== 'j' && key !== 'k')) return undefined
  if (at < 0) return key === 'j' ? 0 : count - 1
  return Math.min(count - 1, Math.max(0, at + (key === 'j' ? 1 : -1)))
}

/** `mark` is told of the row that has the keyboard, -1 when none has it. */
export function useRowKeys(selector: string, mark?: (what: 'one' | 'all', at: number) => unknown): void {
  function walk(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).closest('input:not([type=checkbox]), select, textarea, [role=dialog]')) return
    const links = [...document.querySelectorAll<HTMLElement>(selector)]
    const marked = mark && marks(event.key, event.shiftKey)
    if (marked) {
      event.preventDefault()
      mark(marked, links.findIndex(link => link.closest('tr')?.contains(document.activeElement)))
      return
    }
    const next = nextIndex(links.indexOf(document.activeElement as HTMLElement), event.key, links.length)
    if (next === undefined) return
    event.preventDefault()
    links[next]!.focus()
  }
  onMounted(() => document.addEventListener('keydown', walk))
  onBeforeUnmount(() => document.removeEventListener('keydown', walk))
}
