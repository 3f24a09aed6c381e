// What a phone loads before it can show the first page, compressed: everything index.html names, and the start pages.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const BUDGET = 250 * 1024
const root = fileURLToPath(new URL('../../../build/web/mobile/', import.meta.url))
const gz = name => gzipSync(readFileSync(root + name)).length
const html = readFileSync(`${root}index.html`, 'utf8')
const named = [...html.matchAll(/(?:src|href)="\/m\/(assets\/[^"]+)"/g)].map(hit => hit[1])
const start = readdirSync(`${root}assets`).filter(name => /^(pages-(home|sign-in)|l-)/.test(name)).map(name => `assets/${name}`)
const first = [...new Set([...named, ...start])].filter(name => existsSync(root + name))
const total = first.reduce((sum, name) => sum + gz(name), gz('index.html'))
console.log(`first load ${(total / 1024).toFixed(1)} KiB gzip in ${first.length + 1} files (budget ${BUDGET / 1024})`)
if (total > BUDGET) throw new Error('the first load is over its budget')
