// A phone with the mini program: opens pages as WeChat does, and reads and presses what is on the page in front.
import { createRequire } from 'node:module'
import path from 'node:path'
import simulate from 'miniprogram-simulate'
import { startWeixin } from './weixin.mjs'

const exparser = createRequire(import.meta.url)('miniprogram-exparser')
export const root = path.resolve(import.meta.dirname, '../../../../build/web/mp-weixin')
const ids = new Map()
const stack = []
export const faults = []

const instances = () => stack.map(one => one.component.instance)
const pages = new Proxy([], { get: (_, key) => Reflect.get(instances(), key) })

export function startPhone(origin) {
  for (const kind of ['error', 'warn']) console[kind] = (...words) => faults.push(words.map(one => one?.stack ?? String(one)).join(' '))
  process.on('unhandledRejection', reason => faults.push(`unhandled: ${reason?.stack ?? reason}`))
  startWeixin({ root, origin, pages, go: (kind, url) => queueMicrotask(() => move(kind, url)) })
}

function move(kind, url) {
  if (kind === 'back') close()
  else {
    if (kind === 'turn') turn(url)
    else openPage(url)
  }
}
function close(quiet = false) {
  const { component, host } = stack.pop()
  component.instance.onUnload?.()
  component.detach()
  host.remove()
  const front = stack.at(-1)
  if (!front || quiet) return
  front.host.hidden = false
  front.component.instance.onShow?.()
}
export function openPage(url) {
  const [name, query = ''] = url.replace(/^\//, '').split('?')
  if (!ids.has(name)) ids.set(name, simulate.load(path.join(root, name), { rootPath: root }))
  const component = simulate.render(ids.get(name), {})
  const host = document.createElement('div')
  for (const one of stack) one.host.hidden = true
  document.body.append(host)
  stack.push({ name, component, host })
  component.attach(host)
  sayReady(component._exparserNode, true)
  component.instance.route = name
  component.instance.onLoad?.(Object.fromEntries([...new URLSearchParams(query)]))
  component.instance.onShow?.()
  component.instance.onReady?.()
}
export const front = () => stack.at(-1)
export const text = () => front()?.host.textContent.replace(/\s+/g, ' ').trim() ?? ''

const readied = new WeakSet()
/** The simulator says `ready` to what is there at first; WeChat says it to what appears later, too. */
function sayReady(node, quiet = false) {
  if (node instanceof exparser.Component && node.shadowRoot instanceof exparser.Element) sayReady(node.shadowRoot, quiet)
  for (const child of node.childNodes ?? []) if (child instanceof exparser.Element) sayReady(child, quiet)
  if (!(node instanceof exparser.Component) || readied.has(node)) return
  readied.add(node)
  if (!quiet) node.triggerLifeTime('ready')
}

export async function until(what, found, most = 12_000) {
  const end = Date.now() + most
  for (;;) {
    if (front()) sayReady(front().component._exparserNode)
    const answer = found()
    if (answer) return answer
    if (faults.length) throw new Error(faults.join('\n'))
    if (Date.now() > end) throw new Error(`${what} does not come; on ${front()?.name}: ${text().slice(0, 600)}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
export const see = words => until(`“${words}”`, () => words instanceof RegExp ? text().match(words) : text().includes(words))
export const at = name => until(`the page ${name}`, () => front()?.name === `pages/${name}/${name}`)

const nodes = selector => [...front().host.querySelectorAll(selector)].filter(one => one.__wxElement)
function send(node, kind, detail = {}) {
  exparser.Event.dispatchEvent(node.__wxElement, exparser.Event.create(kind, detail, { bubbles: true, capturePhase: true, composed: true, extraFields: { touches: {}, changedTouches: {} } }))
}
/** Presses what carries exactly these words and listens. */
export async function tap(words) {
  const fits = one => words instanceof RegExp ? words.test(one.textContent.trim()) : one.textContent.trim() === words
  const node = await until(`a button “${words}”`, () => nodes('*').filter(fits).at(-1))
  send(node, 'tap')
}
export async function type(name, value) {
  const node = await until(`an input “${name}”`, () => nodes('wx-input, wx-textarea').find(one => labelOf(one) === name))
  send(node, 'input', { value })
}
/** An input's accessible name: exparser keeps what it does not know as an attribute of the template. */
const labelOf = node => node.__wxElement._vt?.attrs.find(one => one.name === 'aria-label')?.value ?? node.__wxElement._vt?.attrs.find(one => one.name === 'ariaLabel')?.value
export const field = name => nodes('wx-input, wx-textarea').find(one => !name || labelOf(one) === name)

/** Starts the program anew at this page. */
export function turn(url) {
  while (stack.length) close(true)
  openPage(url)
}
