// Photos and voices in a real browser: chosen, recorded, kept as they are, seen and heard on the matter's page.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { photographed } from './exif.mjs'
import { axe, elderContract, go, phone, signInResident, signInStaff } from './phone.mjs'
import { PASSWORD, staff } from './server.mjs'

const lamp = readFileSync(path.resolve(import.meta.dirname, 'fixtures/lamp.jpg'))
const minutesAgo = minutes => new Date(Date.now() + (8 * 60 - minutes) * 60_000).toISOString().replace('T', ' ').slice(0, 19).replace(/-/, ':').replace(/-/, ':')

/** As large as a telephone's: the page has to make it smaller. */
async function large(page) {
  const bytes = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3200, height: 2400 })
    const brush = canvas.getContext('2d')
    for (let i = 0; i < 400; i++) {
      brush.fillStyle = `hsl(${i * 37 % 360} 30% ${20 + i % 50}%)`
      brush.fillRect(i * 97 % 3200, i * 61 % 2400, 260, 180)
    }
    return [...new Uint8Array(await (await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.9))).arrayBuffer())]
  })
  return Buffer.from(bytes)
}
async function choose(page, ...photos) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: /拍照片|张照片/ }).click()])
  await chooser.setFiles(photos.map((buffer, index) => ({ name: `IMG_${index}.jpg`, mimeType: 'image/jpeg', buffer })))
}
async function promised(page) {
  await page.getByRole('button', { name: '提交' }).click()
  const different = page.getByRole('button', { name: '不是，另外一件' })
  const number = page.getByText(/受理编号 \d{6}/)
  while (await number.or(different).first().waitFor().then(() => different.isVisible())) {
    await different.click()
    await page.waitForTimeout(400)
  }
  await page.getByRole('button', { name: '查看进展' }).click()
  await page.getByText('照片和附件').waitFor()
  return page.evaluate(() => new URLSearchParams(location.hash.split('?')[1]).get('id'))
}
const loaded = page => page.waitForFunction(() => [...document.querySelectorAll('.l-photo img')].some(one => one.naturalWidth > 100))

async function residents(browser, url) {
  const context = await phone(browser, url)
  const page = await context.newPage()
  await signInResident(page, url, '18616235937')
  await page.getByRole('button', { name: /报告问题/ }).click()
  await choose(page, lamp, lamp)
  await page.getByRole('button', { name: '2 张照片', exact: true }).waitFor()
  await page.getByRole('button', { name: '删除第 2 张照片' }).click()
  await page.getByRole('button', { name: '1 张照片', exact: true }).waitFor()
  await page.getByRole('button', { name: '录语音' }).click()
  await page.getByRole('button', { name: /停止录音（2 秒）/ }).click()
  await page.getByRole('button', { name: /语音 2 秒，按原声保存/ }).waitFor()
  await axe(page, 'report with photo and voice')
  const id = await promised(page)
  await loaded(page)
  await page.getByText('语音报告，内容见所附录音。').first().waitFor() // nothing was typed: the sound is the report
  await page.getByRole('button', { name: '播放录音' }).click()
  const begun = Date.now()
  await page.getByRole('button', { name: '停止播放' }).waitFor()
  await axe(page, 'a matter that is heard')
  await page.getByRole('button', { name: '播放录音' }).waitFor() // it has ended by itself
  assert.ok(Date.now() - begun > 1200, 'it was heard for its two seconds')
  assert.equal(await page.getByText('录音现在不能播放').count(), 0)
  await page.getByRole('button', { name: '第 1 张照片' }).click()
  await page.waitForFunction(() => [...document.querySelectorAll('img')].some(one => one.naturalWidth > 100 && one.getBoundingClientRect().width > 300))
  await context.close()

  const clerk = await staff(url, 'clerk-0021')
  const { items } = await clerk('GET', `/v1/cases/${id}/photos`)
  const sound = items.find(one => one.media_type.startsWith('audio/') || one.media_type.startsWith('video/'))
  assert.ok(sound?.size > 2_000, JSON.stringify(items))
  assert.equal(items.filter(one => one.media_type === 'image/jpeg').length, 1)
}

async function workers(browser, url) {
  const context = await phone(browser, url, { elder: false })
  const page = await context.newPage()
  await signInStaff(page, url, 'grid-worker-0001', PASSWORD, '482913')
  await page.getByRole('button', { name: /巡查上报/ }).click()
  await page.getByText(/已取得位置（经度 106\.00100，纬度 38\.00070）/).waitFor()
  await choose(page, photographed(await large(page), { time: minutesAgo(25), lon: 106.0012, lat: 38.0009 }))
  await page.getByRole('radio', { name: '照片的拍摄地点' }).and(page.locator('[aria-checked=true]')).waitFor()
  await page.getByRole('textbox', { name: '哪里有什么问题' }).fill('巡查照片：3号楼北侧路灯不亮')
  const id = await promised(page)
  await loaded(page)
  const worker = await staff(url, 'grid-worker-0001')
  const one = await worker('GET', `/v1/cases/${id}`)
  assert.ok(Math.abs(one.lon - 106.0012) < 1e-4 && Math.abs(one.lat - 38.0009) < 1e-4, `${one.lon} ${one.lat}`)
  const [kept] = (await worker('GET', `/v1/cases/${id}/photos`)).items
  assert.ok(Math.abs(kept.captured_at_ms - (Date.now() - 25 * 60_000)) < 180_000, `taken ${kept.captured_at_ms}`)
  assert.ok(Math.abs(kept.lon - 106.0012) < 1e-4 && Math.abs(kept.lat - 38.0009) < 1e-4, `${kept.lon} ${kept.lat}`)
  assert.ok(kept.width <= 1920 && kept.size < 1_500_000, `${kept.width} ${kept.size}`)
  await page.getByText(/(今天|昨天) \d\d:\d\d · 已附拍摄地点/).waitFor()
  await axe(page, 'a matter with a patrol photo')

  // A camera that tells nothing: the place is where the telephone is.
  await go(page, url, 'report', '?patrol=1')
  await page.reload()
  await page.getByLabel(/口令/).fill('482913')
  await page.getByRole('button', { name: '打开' }).click()
  await page.getByRole('button', { name: /巡查上报/ }).click()
  await page.getByText(/已取得位置/).waitFor()
  await choose(page, lamp)
  await page.getByRole('button', { name: '1 张照片', exact: true }).waitFor()
  const plain = await worker('GET', `/v1/cases/${await promised(page)}`)
  assert.ok(Math.abs(plain.lon - 106.001) < 1e-4 && Math.abs(plain.lat - 38.0007) < 1e-4, `${plain.lon} ${plain.lat}`)
  assert.equal(plain.channel, 'patrol')
  await context.close()
}

async function elders(browser, url) {
  const context = await phone(browser, url, { elder: true })
  const page = await context.newPage()
  await signInStaff(page, url, 'grid-worker-0001', PASSWORD, '482913')
  await page.getByRole('button', { name: /巡查上报/ }).click()
  await choose(page, lamp)
  await page.getByRole('button', { name: '1 张照片', exact: true }).waitFor()
  await elderContract(page, 'a report with a photo')
  await axe(page, 'a report with a photo, elder')
  await context.close()
}

export async function run(browser, url) {
  await residents(browser, url)
  await workers(browser, url)
  await elders(browser, url)
}
