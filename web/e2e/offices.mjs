// What offices have set up before anybody opens their pages: a notice that was sent, lists that were published.
import { newId, signedIn } from './seed.mjs'

export async function seedNotice(origin, accounts, clerk, me) {
  const administrator = await signedIn(origin, accounts['系统管理员'])
  const template = '/v1/message-templates/water-off'
  const { edition, version } = await clerk('PUT', template, {
    title: '停水通知', body: '{recipient}您好：{day}上午8时至12时，{place}停水检修，请提前储水。',
    variables: [{ name: 'day', type: 'date', label: '日期' }, { name: 'place', type: 'text', label: '停水范围' }], version: 0 })
  await administrator('POST', `${template}/publications`, { edition, version })
  const notice_id = newId()
  await clerk('POST', '/v1/notices', {
    notice_id, template_code: 'water-off', variables: { day: '2026-12-01', place: '1号楼至6号楼' }, areas: [me.posts.find(post => post.acting).area_id], urgency: 'ordinary', chain: ['app', 'sms'] })
  return notice_id
}

export async function seedReasons(origin, accounts) {
  const leader = await signedIn(origin, accounts['领导'])
  await leader('PUT', '/v1/return-reasons', { edition: 0, items: [{ code: 'other-grid', name: '不在本网格范围' }, { code: 'other-department', name: '不属本部门职责' }] })
  await leader('PUT', '/v1/outside-bodies', { edition: 0, items: [{ code: 'water', name: '宁澜市水务公司', way: 'telephone', contact: '客服电话 96116' }] })
}
