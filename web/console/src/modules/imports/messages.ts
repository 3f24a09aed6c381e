export const messages = {
  'zh-CN': { imports: {
    nav: '导入', title: '导入', lead: '把表格交给系统检查，改好再入库；入库后也能撤销。', fresh: '导入表格', empty: '还没有导入过表格', emptyHelp: '从空白模板开始，或直接上传手头的表格。',
    col: { template: '模板', state: '进度', rows: '行数', wrong: '有问题', applied: '已入库', at: '上传时间' },
    newTitle: '导入表格', newLead: '先选模板，再交表格。系统只检查，不会直接改动台账。', template: '模板', choose: '请选择', file: '表格（.xlsx 或 .csv）', pick: '选择表格', source: '数据来源', blank: '下载空白模板', upload: '上传并识别', notes: '填写说明', uploading: '正在上传，请不要关闭页面', chosen: '已选：{name}',
    one: '{title}', all: '全部导入', stepMapping: '核对各列', mappingHelp: '系统认出了每一列；不对的改一下，不要的选“不导入”。', column: '表头', field: '对应', skip: '不导入', sure: '把握 {n}%', remember: '记住，下次同样的表头照此对应', confirmMapping: '确认并检查', unknownValues: '不认识的写法：{words}',
    working: '{state}，{n}%', counts: { all: '行', wrong: '有错误', warned: '有提醒', same: '与上次相同', applied: '已入库', undone: '已撤销', kept: '未能撤销' },
    marked: '下载标注了问题的表格', apply: '入库', undo: '撤销这次入库', cancel: '放弃', distinct: '已逐行核对：与库中相近的人确非同一人，一并入库', findings: '各行的问题', row: '第 {n} 行', blocks: '不能入库', warns: '提醒', fixBy: '怎么改：{fix}', noFindings: '没有发现问题', more: '再看一些', applySure: '入库后，其他岗位会立即看到这些内容。', undoSure: '只撤销入库后没有被别人改动的内容。', confirm: '确认', back: '取消', failed: '没有成功：{why}',
  } },
  'en': { imports: {
    nav: 'Imports', title: 'Imports', lead: 'Let a sheet be checked, correct it, then apply it; it can be undone afterwards.', fresh: 'Import a sheet', empty: 'No sheet was imported yet', emptyHelp: 'Begin with the blank template, or upload the sheet at hand.',
    col: { template: 'Template', state: 'State', rows: 'Rows', wrong: 'Wrong', applied: 'Applied', at: 'Uploaded' },
    newTitle: 'Import a sheet', newLead: 'Choose the template, then hand in the sheet. It is only checked; no ledger changes yet.', template: 'Template', choose: 'Choose', file: 'Sheet (.xlsx or .csv)', pick: 'Choose a sheet', source: 'Where the data come from', blank: 'Download the blank template', upload: 'Upload and recognise', notes: 'How to fill it in', uploading: 'Uploading, please keep the page open', chosen: 'Chosen: {name}',
    one: '{title}', all: 'All imports', stepMapping: 'Check the columns', mappingHelp: 'Every column was recognised; correct what is wrong, leave out what is not needed.', column: 'Header', field: 'Field', skip: 'Leave out', sure: '{n}% sure', remember: 'Remember it for sheets with the same headers', confirmMapping: 'Confirm and check', unknownValues: 'Unknown values: {words}',
    working: '{state}, {n}%', counts: { all: 'rows', wrong: 'wrong', warned: 'with remarks', same: 'as last time', applied: 'applied', undone: 'undone', kept: 'not undone' },
    marked: 'Download the marked workbook', apply: 'Apply', undo: 'Undo this import', cancel: 'Cancel it', distinct: 'Checked row by row: people alike in the ledger are different persons, apply them, too', findings: 'What is wrong in which row', row: 'Row {n}', blocks: 'Cannot be applied', warns: 'Remark', fixBy: 'How to correct it: {fix}', noFindings: 'Nothing is wrong', more: 'Show more', applySure: 'Once applied, other posts see it at once.', undoSure: 'Only what nobody changed since is undone.', confirm: 'Confirm', back: 'Back', failed: 'It failed: {why}',
  } },
}
