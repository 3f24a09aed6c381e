// uni-app's own elements carry neither keyboard nor names in browsers: give inputs their label and Enter its click.
const KEYED = '[role="button"],[role="link"],[role="tab"],[role="radio"],[role="switch"]'

/** <uni-input aria-label> is a box around the real input, and a screen reader reads the real one. */
function nameInputs(root: ParentNode): void {
  for (const box of root.querySelectorAll<HTMLElement>('uni-input[aria-label],uni-textarea[aria-label]')) {
    const inner = box.querySelector<HTMLElement>('input,textarea')
    const name = box.getAttribute('aria-label')
    if (!inner || !name) continue
    inner.setAttribute('aria-label', name)
    box.removeAttribute('aria-label')
  }
}

/** <uni-image> makes an <img> without words: the words of the box are its own, and a picture in a named button has none. */
function namePictures(root: ParentNode): void {
  for (const picture of root.querySelectorAll<HTMLImageElement>('uni-image img:not([alt])')) {
    const box = picture.closest('uni-image')!
    picture.alt = box.getAttribute('aria-label') ?? ''
    box.removeAttribute('aria-label')
  }
}
function nameAll(): void {
  nameInputs(document)
  namePictures(document)
}

export function installA11y(): void {
  let due = false
  const soon = () => {
    if (due) return
    due = true
    queueMicrotask(() => { due = false; nameAll() })
  }
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-label'] })
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement
    if ((event.key !== 'Enter' && event.key !== ' ') || !target.matches?.(KEYED)) return
    event.preventDefault()
    target.click()
  })
  nameAll()
}
