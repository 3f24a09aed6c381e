export const messages = {
  'zh-CN': { figures: {
    nav: '办理成效', title: '办理成效', lead: '承诺的比例按办理记录实时计算，每一项都写明口径；不排名。', days: '统计期', lastDays: '最近 {n} 天', name: '指标', share: '比例', counted: '分子 / 分母', definition: '口径', nothing: '暂无可计', empty: '统计期内没有事项', emptyHelp: '有事项上报后，这里按口径计算各项比例。',
    stages: '在办事项走到哪一步', stagesLead: '感知、研判、指挥、反馈、督导五个环节，统计到 {at}。', area: '区域', all: '合计', unplaced: '尚未定位', supervised: '正被督办', noneOpen: '没有在办事项', noneOpenHelp: '办结的事项不再计入这里。',
    errors: '数据差错占用的工作', errorsLead: '目标是归零。', week: '周（周一）', checks: '核实任务', pieces: '全部工作', weekShare: '占比', people: '在岗 {n} 人', total: '合计占比 {share}', noWork: '这段时间没有工作痕迹', noWorkHelp: '工作人员办理事项、完成核实后，这里逐周计算。',
  } },
  'en': { figures: {
    nav: 'Results', title: 'Results', lead: 'What is promised, counted from what was recorded; each share says what it counts. Nobody is ranked.', days: 'Period', lastDays: 'Last {n} days', name: 'Share of', share: 'Share', counted: 'Counted / of', definition: 'Definition', nothing: 'nothing to count', empty: 'No cases in this period', emptyHelp: 'Shares are counted once cases are reported.',
    stages: 'How far open cases are', stagesLead: 'Sense, analyse, command, feed back, supervise; as of {at}.', area: 'Area', all: 'All', unplaced: 'No place yet', supervised: 'Supervised', noneOpen: 'No open cases', noneOpenHelp: 'What was done no longer counts here.',
    errors: 'Work that data errors cost', errorsLead: 'It shall become none.', week: 'Week (Monday)', checks: 'Verifications', pieces: 'All work', weekShare: 'Share', people: '{n} people on post', total: '{share} in all', noWork: 'No traces of work in this time', noWorkHelp: 'Counted by week once staff handle cases and verify records.',
  } },
}
