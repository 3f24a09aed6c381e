// The pages that are measured and photographed; addresses that need an id ask the API for one.
import { aPair } from './merge_job.mjs'
import { seedDoors } from './doors.mjs'
import { seedNotice, seedReasons } from './offices.mjs'
import { seedShift, seedSupervision } from './shift.mjs'
import { seedCases, seedHotIssue, seedPoint, signedIn } from './seed.mjs'

export async function furnish(origin, accounts) {
  const clerk = accounts['社区工作者']
  const cases = await seedCases(origin, clerk)
  const call = await signedIn(origin, clerk)
  const me = await call('GET', '/v1/me')
  const dwelling = (await call('GET', '/v1/dwellings?limit=2')).items.at(-1)
  const { occupants } = await call('GET', `/v1/dwellings/${dwelling.dwelling_id}`)
  const pair = await aPair(call)
  const spot = (await seedPoint(call, cases[0].id)).id
  await seedHotIssue(call)
  const doors = await seedDoors(origin, accounts)
  const shift = await seedShift(call, me)
  const supervised = await seedSupervision(call, cases.slice(0, 3))
  const notice = await seedNotice(origin, accounts, call, me)
  await seedReasons(origin, accounts)
  const lift = `/objects/${(await call('GET', '/v1/objects?kind=lift&limit=1')).items[0].object_id}`
  return { notice, shift, supervised, doors, spot, pair, lift, clerk, accounts, user: me.user_id, call, cases, area: me.posts.find(post => post.acting).area_id, dwelling, person: occupants[0]?.person_id }
}

export function pagesOf(place) {
  const list = [
    ['home', '/'], ['inbox', '/cases'], ['inbox-triage', '/cases?state=triage'], ['inbox-empty', '/cases?state=withdrawn'],
    ['case', `/cases/${place.cases.at(-1).id}`], ['case-map', `/cases/${place.spot}`], ['case-triage', `/cases/${place.cases[3].id}`], ['case-refused', '/cases/00000000-0000-7000-8000-000000000000'],
    ['report', '/report'], ['houses', '/houses'], ['doors', `/houses/${place.dwelling.compound_id}`],
    ['dwelling', `/dwellings/${place.dwelling.dwelling_id}`], ['ledgers', '/ledgers'], ['ledger', '/ledgers/longevity_allowance'], ['ledger-changes', '/ledgers/longevity_allowance/changes?from=2026-01-01'], ['responsibility', '/responsibility?text=电梯'], ['quality', '/quality'], ['findings', '/findings?state=open'], ['verification', '/verification?state=open'], ['imports', '/imports'], ['pairs', '/pairs'], ['linkage-pairs', '/linkage-pairs'], ['linkage-pairs-none', '/linkage-pairs?state=unsure'], ['pair', place.pair], ['template', '/message-templates/visit-notice'], ['exports', '/exports'],
    ['establishments', '/establishments'], ['objects', '/objects?kind=lift'], ['object', place.lift], ['statistics', '/statistics?columns=sex'], ['partners', '/partners'], ['import-new', '/imports/new'], ['platforms', '/platforms'], ['stuck-answers', '/stuck-answers'], ['case-platform', `/cases/${place.doors.stuck}`],
    ['my-day', '/my-day'], ['my-workload', '/my-workload'], ['workloads', '/workloads'], ['staffing', '/staffing'], ['shifts', '/shift-handovers'], ['shift', `/shift-handovers/${place.shift}`], ['report-sheet', '/report-sheet'], ['supervisions', '/supervisions'], ['case-supervised', `/cases/${place.supervised}`], ['inbox-narrowed', '/cases?open=true&channel=counter'],
    ['notice-new', '/notices/new?template=water-off'], ['notice', `/notices/${place.notice}`], ['reconciliation', '/reconciliation'], ['reasons', '/reasons?list=bodies'],
    ['pasted-chat', '/pasted-chat'], ['hot-issues', '/hot-issues?days=7'], ['figures', '/figures'], ['form-fields', '/form-fields?text=证件'], ['responsibility-overlaps', '/responsibility-overlaps'], ['not-found', '/nowhere'],
  ]
  if (place.person) list.push(['person', `/persons/${place.person}`])
  if (place.imported) list.push(['import', place.imported])
  return list
}

/** What the clerk does not see, by who does. */
export function officesOf(place) {
  const { user, area, accounts } = place
  return [
    { account: accounts['审计员'], pages: [['audit', '/audit'], ['audit-empty', '/audit?from=2020-01-01&until=2020-01-02'], ['evidence', `/evidence?subject=${place.cases[0].id}`], ['unsealings', '/unsealings']] },
    { account: place.doors.guardian, pages: [['case-guarded', `/cases/${place.doors.guarded}`]] },
    { account: accounts['领导'], pages: [['reasons-edit', '/reasons'], ['bodies-edit', '/reasons?list=bodies']] },
    { account: accounts['安全管理员'], pages: [
      ['users', '/users'], ['posts', `/posts?area=${area}&name=${encodeURIComponent('社区')}`], ['posts-none', '/posts'],
      ['access', `/access?user=${user}&name=${encodeURIComponent('社区工作者')}&permission=cases.read`]] },
    { account: accounts['系统管理员'], pages: [
      ['linkage-models', '/linkage-models'], ['gateways', '/gateways'], ['platforms-set-up', '/platforms'], ['devices', '/devices'], ['device', `/devices/${place.doors.device}`], ['device-missing', '/devices/00000000-0000-7000-8000-000000000000'], ['device-rules', '/device-rules'], ['simulated-inbox', '/simulated-inbox'], ['open311', '/open311'], ['settings', '/settings'], ['areas', '/areas'], ['area-grids', `/areas/${area}`], ['area-split', `/areas/${place.dwelling.compound_id}/split`], ['rules', '/rules'], ['rules-new', '/rules/new']] },
  ]
}
