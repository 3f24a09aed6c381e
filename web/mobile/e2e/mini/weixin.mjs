// What miniprogram-simulate lacks of WeChat: the application, storage, and a network. Requests go to the server under test,
// over HTTP as they are; whatever asks anybody else is refused and remembered.
import { readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'

const load = createRequire(import.meta.url)
/** Not in a mini program, though node and jsdom have them: whoever uses them fails here, not on a resident's phone. */
const ABSENT = ['fetch', 'Request', 'Response', 'FormData', 'localStorage', 'sessionStorage', 'indexedDB', 'crypto', 'AbortSignal', 'BroadcastChannel']
export const outside = []
export const storage = new Map()
export const calls = []

const boundary = 'linli-mini-program'
function multipart({ filePath, name, formData }) {
  const lines = Object.entries(formData ?? {}).map(([key, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`)
  const type = { '.jpg': 'image/jpeg', '.mp3': 'audio/mpeg' }[path.extname(filePath)]
  const head = `${lines.join('')}--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${path.basename(filePath)}"\r\ncontent-type: ${type}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), readFileSync(filePath), Buffer.from(`\r\n--${boundary}--\r\n`)])
}

function asking(origin) {
  return (options, { body, headers, method, parse, file }) => {
    if (!options.url.startsWith(`${origin}/`)) {
      outside.push(options.url)
      queueMicrotask(() => options.fail?.({ errMsg: 'request:fail url not in domain list' }))
      return { abort() {} }
    }
    const asked = request(options.url, { method, headers }, (reply) => {
      const parts = []
      reply.on('data', part => parts.push(part))
      reply.on('end', () => {
        const bytes = Buffer.concat(parts)
        calls.push(`${method} ${new URL(options.url).pathname} ${reply.statusCode}`)
        options.success?.({ statusCode: reply.statusCode, header: reply.headers, ...(file ? { tempFilePath: kept(bytes) } : { data: parse ? parsed(bytes.toString('utf8')) : bytes.toString('utf8') }) })
        options.complete?.({})
      })
    })
    asked.on('error', reason => options.fail?.({ errMsg: `request:fail ${reason.message}` }))
    asked.end(body)
    return { abort: () => asked.destroy() }
  }
}
function kept(bytes) {
  const name = path.join(tmpdir(), `linli-mini-${process.pid}`)
  writeFileSync(name, bytes)
  return name
}
/** As WeChat does: JSON where it is JSON. */
function parsed(text) {
  try { return JSON.parse(text) }
  catch { return text }
}

const device = { platform: 'android', system: 'Android 14', brand: 'devtools', model: 'phone' }
const screen = { windowWidth: 390, windowHeight: 844, pixelRatio: 2, statusBarHeight: 20, safeArea: { top: 20, bottom: 844 } }
const base = { language: 'zh_CN', SDKVersion: '3.8.0', theme: 'light', version: '8.0.50' }

/** `go(kind, url)` hears navigateTo, reLaunch and navigateBack; `pages` is the stack of open pages. */
export function startWeixin({ root, origin, go, pages }) {
  for (const name of ABSENT) Object.defineProperty(globalThis, name, { value: undefined, configurable: true, writable: true })
  const ask = asking(origin)
  Object.assign(globalThis.wx, {
    getSystemInfoSync: () => ({ ...base, ...device, ...screen }), getAppBaseInfo: () => base, getDeviceInfo: () => device, getWindowInfo: () => screen,
    getLaunchOptionsSync: () => ({}), getEnterOptionsSync: () => ({}), canIUse: () => true, onAppShow() {}, onAppHide() {}, onThemeChange() {}, onMemoryWarning() {},
    getMenuButtonBoundingClientRect: () => ({ top: 24, bottom: 56, left: 290, right: 380, width: 90, height: 32 }),
    getStorageSync: key => storage.get(key) ?? '', setStorageSync: (key, value) => { storage.set(key, value) }, removeStorageSync: (key) => { storage.delete(key) },
    request: options => ask(options, { method: options.method, headers: { ...options.header, ...(options.data === undefined ? {} : { 'content-type': options.header['content-type'] ?? 'application/json' }) }, body: options.data, parse: true }),
    uploadFile: options => ask(options, { method: 'POST', headers: { ...options.header, 'content-type': `multipart/form-data; boundary=${boundary}` }, body: multipart(options) }),
    downloadFile: options => ask(options, { method: 'GET', headers: options.header, file: true }),
    navigateTo: ({ url }) => go('open', url), reLaunch: ({ url }) => go('turn', url), navigateBack: () => go('back'),
  })
  let app
  globalThis.getApp = () => app
  globalThis.getCurrentPages = () => pages
  globalThis.App = (one) => { app = one; one.onLaunch?.({}) }
  globalThis.Page ??= () => {}
  load(path.join(root, 'app.js'))
}
