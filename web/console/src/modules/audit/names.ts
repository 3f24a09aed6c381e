// The audit speaks in codes of operations and kinds of records; people read names.
import { operations } from '@linli/api/operations'
import type { Language } from '@linli/words'

/** What happens at the server's own command line. */
const commands: Record<string, string> = { demo: '填充演示数据', loadItems: '载入责任清单' }

const spoken = (code: string) => code.replaceAll(/([A-Z])/g, ' $1').replaceAll(/[_-]/g, ' ').toLowerCase().replace(/^./, first => first.toUpperCase())

export function operationName(operation: string, language: Language): string {
  if (language === 'en') return spoken(operation)
  return operations[operation]?.[0] ?? commands[operation] ?? operation
}

const kinds: Record<string, string> = {
  account: '账户', agreement: '共享协议', area: '区域', audit: '审计记录', case: '事项', clock: '时限', connector: '接口', crosstab: '交叉统计',
  delivery: '投递', dwelling: '房屋', establishment: '单位', exchange_call: '共享查询', export: '导出', file: '附件', finding: '数据问题',
  household: '户', import: '导入', keyring: '密钥', leaf: '存证', ledger: '台账', message: '消息', message_gateway: '消息网关',
  message_template: '消息模板', model: '识别模型', notice: '通知', object: '设施', organisation: '单位', own_copy: '本人数据副本', person: '居民',
  post: '岗位', quality_measure: '质量措施', record_claim: '档案关联', reference_list: '代码集', request: '变更申请', search: '搜索',
  session: '登录', setting: '设置', signal: '线索', simulation: '规则演算', task: '核实任务', tenant: '租户', unit: '单元', user: '账户', call: '共享查询',
}

export const subjectName = (kind: string, language: Language): string =>
  (kind ? (language === 'en' ? spoken(kind) : kinds[kind] ?? kind) : '—')
