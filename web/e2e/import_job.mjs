// A sheet from the disk to its findings: made of the template's own headers and examples, one row spoiled.
import { openPage, settled, signIn } from './browser.mjs'

export async function importJob(browser, server, place) {
  const { origin } = server
  const { items } = await place.call('GET', '/v1/import-templates')
  const template = items.find(one => one.library === 'people') ?? items[0]
  const line = cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')
  const good = template.fields.map(field => field.example)
  const spoiled = template.fields.map(field => (field.kind === 'id_number' ? '123' : field.example))
  const sheet = [template.fields.map(field => field.label), good, spoiled].map(line).join('\n')

  const { page, context, foreign, errors } = await openPage(browser, origin)
  await signIn(page, origin, place.clerk)
  await page.goto(`${origin}/console/imports/new`)
  await settled(page)
  await page.getByLabel('模板').selectOption({ label: template.title })
  await page.getByLabel('数据来源').selectOption({ index: 1 })
  await page.locator('#sheet').setInputFiles({ name: '居民.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet, 'utf8') })
  await page.getByRole('button', { name: '上传并识别' }).click()
  await page.getByRole('heading', { name: '核对各列' }).waitFor()
  await settled(page)
  place.imported = new URL(page.url()).pathname.replace('/console', '')
  await page.getByRole('button', { name: '确认并检查' }).click()
  await page.getByRole('heading', { name: '各行的问题' }).waitFor({ timeout: 60_000 })
  await settled(page)
  const problems = [...foreign, ...errors]
  if (!await page.getByText('第 3 行').count()) problems.push('the spoiled row is not told')
  if (!await page.getByRole('link', { name: '下载标注了问题的表格' }).count()) problems.push('no marked workbook')
  await context.close()
  return problems
}
