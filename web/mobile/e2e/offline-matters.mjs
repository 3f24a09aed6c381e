// Matters without network: opened from what the telephone keeps, acted on with words and a photo, and when somebody acted
// meanwhile, a person decides. Nothing is lost when the application is killed, nothing is done twice.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { axe, phone, signInStaff } from './phone.mjs'
import { newId, PASSWORD, staff } from './server.mjs'
import { handToWorker } from './tasks.mjs'

const PIN = '482913'
const lamp = readFileSync(path.resolve(import.meta.dirname, 'fixtures/lamp.jpg'))

async function matter(url, text, photo) {
  const worker = await staff(url, 'grid-worker-0001')
  const id = newId()
  const files = []
  if (photo) {
    const form = new FormData()
    form.append('purpose', 'case_report')
    form.append('file', new Blob([photo], { type: 'image/jpeg' }), 'IMG_1.jpg')
    files.push((await worker('POST', '/v1/files', form)).id)
  }
  await worker('POST', '/v1/cases', { id, channel: 'patrol', text, place: { address: '书香苑1号楼' }, ...(photo ? { files } : {}) })
  await handToWorker(url, id)
  return id
}
async function open(page, title) {
  await page.getByRole('link', { name: title }).first().click()
  await page.getByText('经过').waitFor()
  await page.getByText(/本机保存的内容/).waitFor()
}
async function act(page, name, words, photo) {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('textbox').fill(words)
  if (photo) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '拍照片' }).click()])
    await chooser.setFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.getByRole('button', { name: '1 张照片' }).waitFor()
  }
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('已保存在本机').first().waitFor()
  await page.getByText(words).first().waitFor()
}
async function unlock(page) {
  await page.getByLabel(/口令/).fill(PIN)
  await page.getByRole('button', { name: '打开' }).click()
  await page.getByRole('button', { name: /巡查上报/ }).waitFor()
}

/** Nothing readable lies in the browser's store. */
async function sealed(page, words) {
  const all = await page.evaluate(() => new Promise((resolve, reject) => {
    const asking = indexedDB.open('linli')
    asking.onerror = () => reject(asking.error)
    asking.onsuccess = () => {
      const every = asking.result.transaction('items').objectStore('items').getAll()
      every.onsuccess = () => resolve(every.result.map(one => new TextDecoder().decode(one.data)).join('\n'))
    }
  }))
  assert.ok(all.length > 1000)
  assert.ok(!all.includes(words))
}

/** Somebody was first while the worker wrote: not "kept", but what happened and the choice, at once. */
async function atOnce(page, url, id) {
  await page.getByRole('link', { name: /在线戊/ }).first().click()
  await page.getByRole('button', { name: '已联系，开始办理', exact: true }).click()
  await page.getByRole('textbox').fill('已到现场看过灯罩')
  const clerk = await staff(url, 'clerk-0021')
  const { version } = await clerk('GET', `/v1/cases/${id}`)
  await clerk('POST', `/v1/cases/${id}/steps`, { action: 'note', version, note: '物业已经围挡' })
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('刚才的操作没有生效').waitFor()
  await page.getByText(/物业已经围挡/).waitFor()
  assert.equal(await page.getByText('已保存在本机').count(), 0)
  await axe(page, 'a conflict at once')
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/at-once.png` })
  await page.getByRole('button', { name: '用我的' }).click()
  await page.getByText('全部已发送').waitFor()
  await page.getByRole('button', { name: /返回/ }).click()
  await page.getByText('已到现场看过灯罩').first().waitFor()
  await page.getByRole('button', { name: /返回/ }).click()
  await page.getByRole('button', { name: /巡查上报/ }).waitFor()
}

export async function run(browser, url) {
  const done = await matter(url, '离线甲：楼道灯罩掉了')
  const disputed = await matter(url, '离线乙：垃圾桶盖坏了')
  const distant = await matter(url, '离线丁：楼道灯罩歪了', lamp)
  await matter(url, '离线丙：垃圾桶轮子掉了', lamp)
  const lately = await matter(url, '在线戊：楼道灯罩松了')
  const context = await phone(browser, url)
  // Its photo does not reach the telephone before the network goes.
  await context.route(`**/v1/cases/${distant}/photos/*`, route => route.abort())
  let page = await context.newPage()
  await signInStaff(page, url, 'grid-worker-0001', PASSWORD, PIN)
  await page.getByRole('link', { name: /离线甲/ }).waitFor()
  await page.getByRole('button', { name: '更新本网格' }).click()
  await page.getByText('本机数据').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await unlock(page)
  await page.getByRole('link', { name: /离线乙/ }).waitFor()
  await page.waitForTimeout(800)
  await sealed(page, '垃圾桶')
  await atOnce(page, url, lately)
  await page.getByText(/个照片和录音在本机，另有 \d+ 个联网时才能看/).waitFor()

  await context.setOffline(true)
  await open(page, /离线甲/)
  await axe(page, 'a matter without network')
  await act(page, '已联系，开始办理', '已到现场，先围起来', lamp)
  await act(page, '办结', '灯罩已经装回')
  await page.getByRole('button', { name: /返回/ }).click()
  await open(page, /离线乙/)
  await act(page, '已联系，开始办理', '已到现场看过', lamp)
  await page.getByRole('button', { name: /返回/ }).click()
  await open(page, /离线丙/)
  await page.waitForFunction(() => [...document.querySelectorAll('.l-photo img')].some(one => one.src.startsWith('blob:') && one.naturalWidth > 100))
  await page.getByRole('button', { name: /返回/ }).click()
  await open(page, /离线丁/)
  await page.getByText('不在本机', { exact: true }).waitFor()
  await page.getByText('1 个照片或录音不在本机，联网后可以查看。').waitFor()
  await axe(page, 'a photo that is not on the phone')
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/not-here.png`, fullPage: true })
  await page.getByRole('button', { name: /返回/ }).click()
  await page.getByRole('button', { name: '本网格地图' }).click()
  await page.getByRole('heading', { name: /^1号楼 · / }).waitFor()
  await page.waitForFunction(() => [...document.querySelectorAll('.l-map img')].some(one => one.naturalWidth > 100))
  await axe(page, 'the map without network')
  await context.unroute(`**/v1/cases/${distant}/photos/*`)
  await page.close() // killed

  page = await context.newPage()
  await page.goto(`${url}/m/`)
  await unlock(page)
  await page.getByRole('button', { name: '3 项待发送' }).waitFor()
  await open(page, /离线乙/)
  await page.getByText('已到现场看过').first().waitFor()

  const clerk = await staff(url, 'clerk-0021')
  const now = await clerk('GET', `/v1/cases/${disputed}`)
  await clerk('POST', `/v1/cases/${disputed}/steps`, { action: 'note', version: now.version, note: '物业说下午送新桶来' })
  await context.setOffline(false)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await page.getByRole('button', { name: '1 项待发送' }).click()
  await page.getByText('与服务器不一致').waitFor()
  await page.getByText(/物业说下午送新桶来/).waitFor()
  await page.getByText('已到现场看过').waitFor()
  await axe(page, 'a conflict')
  await page.getByRole('button', { name: '用我的' }).click()
  await page.getByText('全部已发送').waitFor()

  const first = await clerk('GET', `/v1/cases/${done}`)
  assert.equal(first.state, 'resolved')
  assert.equal(first.result, '灯罩已经装回')
  assert.equal((await clerk('GET', `/v1/cases/${done}/photos`)).items.length, 1)
  const { steps } = await clerk('GET', `/v1/cases/${disputed}/timeline`)
  assert.equal(steps.filter(step => step.action === 'respond' && step.note === '已到现场看过').length, 1)
  assert.equal(steps.filter(step => step.note === '物业说下午送新桶来').length, 1)
  assert.equal((await clerk('GET', `/v1/cases/${disputed}/photos`)).items.length, 1)
  await context.close()
}
