// Every page of the mini program is opened, a resident and a grid worker do their work in it, and the server has it then.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { PASSWORD, staff } from '../server.mjs'
import { giveTasks } from '../tasks.mjs'
import { at, faults, field, front, openPage, root, see, startPhone, tap, text, turn, type, until } from './phone.mjs'
import { calls, outside, storage } from './weixin.mjs'

const photo = path.resolve(import.meta.dirname, '../fixtures/lamp.jpg')
const url = inject('url')
const { pages } = JSON.parse(readFileSync(path.join(root, 'app.json'), 'utf8'))
const bytesOf = folder => readdirSync(folder, { withFileTypes: true }).reduce((sum, one) => {
  const name = path.join(folder, one.name)
  return sum + (one.isDirectory() ? bytesOf(name) : statSync(name).size)
}, 0)
let clerk

beforeAll(async () => {
  storage.set('linli.origin', url)
  clerk = await staff(url, 'clerk-0021')  // before the phone has taken away what a mini program lacks
  await giveTasks(url)
  startPhone(url)
  recorder()
})
afterEach(() => {
  expect(outside, 'requests that would leave the server').toEqual([])
  expect(faults.splice(0), 'what the pages threw or said').toEqual([])
})

/** A sound of one second: 39 silent frames of MPEG audio. */
function recorder() {
  const sound = path.join(tmpdir(), `linli-voice-${process.pid}.mp3`)
  const frame = Buffer.alloc(417)
  frame.writeUInt32BE(0xFFFB9064)
  writeFileSync(sound, Buffer.concat(Array.from({ length: 39 }, () => frame)))
  let stopped
  Object.assign(wx, {
    chooseImage: ({ success }) => success({ tempFilePaths: [photo], tempFiles: [{ path: photo, size: 1 }] }),
    getRecorderManager: () => ({ start() {}, stop: () => stopped({ tempFilePath: sound }), onStop: (hear) => { stopped = hear } }),
    getLocation: ({ success }) => success({ longitude: 106.001, latitude: 38.0007 }),
  })
}

it('is small enough for one package', () => {
  const size = bytesOf(root)
  expect(size).toBeGreaterThan(100_000)
  expect(size).toBeLessThanOrEqual(2 * 1024 * 1024)
})

describe('a resident', () => {
  it('signs in with a code', async () => {
    openPage('/pages/home/home')
    await at('sign-in')
    await type('手机号', '18616235937')
    await tap('获取验证码')
    const [code] = await see(/\d{6}/)
    await type('短信验证码', code)
    await tap('登录')
    await at('home')
    await see('您好')
    expect(storage.get('linli.token')).toBeTruthy()
  })

  it('reports with a photo and a voice note', async () => {
    await tap(/^报告问题说一句/)
    await at('report')
    await see('在什么地方')
    await tap('提交')
    await see('请说明情况')
    await type('哪里有什么问题', '小程序报告：凉亭旁的路灯一闪一闪')
    await tap('拍照片')
    await see('1 张照片')
    await tap('录语音')
    await tap(/停止录音/)
    await see('按原声保存')
    await tap('我现在的位置')
    await see('已取得位置')
    await tap('提交')
    await see(/受理编号 \d{6}/)
    const sent = calls.filter(one => one.startsWith('POST /v1/files'))
    expect(sent).toEqual(['POST /v1/files 201', 'POST /v1/files 201'])
    await tap('查看进展')
    await at('case')
    await see('凉亭旁的路灯')
    await see('播放录音')
    expect(front().host.querySelector('wx-image')).toBeTruthy()
    await until('both files', () => calls.filter(one => /photos\/.+ 200$/.test(one)).length === 2)
  })

  it('adds to the matter, finds it among the others', async () => {
    // Dispatch takes a second; whoever adds to what is just being dispatched is told that it changed.
    for (let i = 0; i < 40; i++) {
      const { items } = await clerk('GET', '/v1/cases?limit=20')
      const line = items.find(one => one.title.startsWith('小程序报告')) // nobody's before its place is understood
      if (line && line.state !== 'reported') break
      await new Promise(resolve => setTimeout(resolve, 250))
    }
    turn('/pages/cases/cases')
    await tap(/^小程序报告：凉亭/)
    await at('case')
    await tap('补充说明')
    await type('想补充什么', '晚上八点以后才闪')
    await tap('提交')
    await see('晚上八点以后才闪')
    const found = await clerk('GET', '/v1/cases?limit=20')
    const one = found.items.find(line => line.title.startsWith('小程序报告'))
    expect((await clerk('GET', `/v1/cases/${one.id}`)).channel).toBe('mini_program')
  })

  it('chooses how it looks', async () => {
    turn('/pages/me/me')
    await tap('长辈模式')
    await until('large type', () => front().host.querySelector('.l-page--is-elder'))
    await tap('长辈模式')
    await until('usual type', () => !front().host.querySelector('.l-page--is-elder'))
    await tap('English')
    await see('Sign out')
    await tap('中文')
    await see('退出登录')
  })
})

const opened = query => Object.fromEntries(pages.map(page => [page.split('/').at(-1), query]))
/** Opens each page as the person signed in; a page must show words of its own, and neither throw nor ask elsewhere. */
async function everyPage(queries) {
  for (const name of Object.keys(opened())) {
    turn(`/pages/${name}/${name}${queries[name] ?? ''}`)
    await new Promise(resolve => setTimeout(resolve, 350))
    expect(text().length, name).toBeGreaterThan(3)
    expect(faults, name).toEqual([])
    expect(text(), name).not.toMatch(/undefined|NaN|\[object|程序出了问题/)
  }
}

it('opens every page for a resident', async () => {
  const { items } = await clerk('GET', '/v1/cases?limit=5')
  await everyPage({ case: `?id=${items.find(one => one.title.startsWith('小程序报告')).id}` })
})

describe('a grid worker', () => {
  it('signs in with a password', async () => {
    turn('/pages/me/me')
    await tap('退出登录')
    await at('sign-in')
    await tap('工作人员和商户')
    await type('登录名', 'grid-worker-0001')
    await type('密码', 'wrong-password')
    await tap('登录')
    await see('登录名或密码')
    await type('密码', PASSWORD)
    await tap('登录')
    await at('home')
    await see('巡查上报')
  })

  it('answers a verification with one press', async () => {
    await see('按这个顺序走')
    await tap(/^近期情况与登记的不一致/)
    await at('task')
    expect(field()).toBe(undefined)
    await tap('核对无误')
    await at('home')
    expect(calls.some(one => /verification-tasks\/.+\/steps 20\d$/.test(one))).toBe(true)
  })

  it('opens every page', async () => {
    const worker = await staff(url, 'grid-worker-0001')
    const { items } = await worker('GET', '/v1/verification-tasks?state=open&limit=5')
    const dwellings = await worker('GET', '/v1/dwellings?limit=1')
    await everyPage({ task: `?id=${items[0].task_id}`, house: `?id=${dwellings.items[0].dwelling_id}`, report: '?patrol=1' })
  })
})
