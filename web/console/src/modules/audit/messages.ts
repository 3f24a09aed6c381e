export const messages = {
  'zh-CN': { audit: {
    nav: '审计', title: '访问审计', lead: '谁在什么时候看过、改过、导出过什么，从新到旧。这次查询本身也会留下记录。',
    kind: '种类', allKinds: '全部种类', operation: '操作', allOperations: '全部操作', from: '从', until: '到', clear: '清除条件',
    by: '操作人', only: '只看“{name}”的记录', onlyPerson: '只看这位居民的记录', onlySubject: '只看这一条记录的经过', remove: '取消',
    col: { at: '时间', kind: '种类', what: '操作', who: '操作人', about: '对象', purpose: '用途和说明' },
    nobody: '未登录', system: '系统', deputy: '代理', person: '居民', more: '本页不满也可能还有下一页。',
    empty: '没有符合条件的记录', emptyHelp: '放宽时间，或清除其他条件。', evidenceOf: '存证',
    evidence: {
      nav: '存证', title: '存证与证明', lead: '重要的决定写入只增不改的日志。留下今天的检查点，日后就能证明没有人改过以前的内容。',
      latest: '最新检查点', size: '存证条数', root: '根哈希', signed: '签名时间', log: '日志', suite: '密码套件', keep: '保存检查点', copyNote: '检查点原文', keys: '签名公钥',
      earlier: '历次检查点', prove: '证明从这里到最新没有改动', proven: '第 {from} 条之后只有追加：一致性证明 {n} 步', provenDetail: '证明路径', open: '增长中', closed: '已封存',
      find: '查找存证', subject: '事项、文件或协议的编号（UUID）', search: '查找', none: '这个对象没有存证', noneHelp: '核对编号；也可以在访问审计里点“存证”进入。',
      place: '第 {log} 号日志，第 {index} 条', waiting: '等待编号', erased: '内容已按规定删除，承诺值仍在', pack: '下载证明', commitment: '承诺值', content: '内容',
      offline: '证明可以在没有网络的电脑上核验：linli verify 文件名。',
    },
  } },
  'en': { audit: {
    nav: 'Audit', title: 'Access audit', lead: 'Who looked at, changed or exported what, newest first. This search is recorded as well.',
    kind: 'Kind', allKinds: 'All kinds', operation: 'Operation', allOperations: 'All operations', from: 'From', until: 'Until', clear: 'Clear filters',
    by: 'By', only: 'Only what {name} did', onlyPerson: 'Only this resident', onlySubject: 'Only this record', remove: 'Remove',
    col: { at: 'Time', kind: 'Kind', what: 'Operation', who: 'By', about: 'About', purpose: 'Purpose and detail' },
    nobody: 'Not signed in', system: 'System', deputy: 'deputy', person: 'resident', more: 'A short page may still have a next one.',
    empty: 'Nothing matches', emptyHelp: 'Widen the dates or clear the other filters.', evidenceOf: 'Evidence',
    evidence: {
      nav: 'Evidence', title: 'Evidence and proofs', lead: 'Decisions that matter go into a log that only grows. Keep today’s checkpoint, and nobody can change the past unnoticed.',
      latest: 'Latest checkpoint', size: 'Entries', root: 'Root hash', signed: 'Signed', log: 'Log', suite: 'Cipher suite', keep: 'Keep the checkpoint', copyNote: 'The signed note', keys: 'Public keys',
      earlier: 'Earlier checkpoints', prove: 'Prove that nothing changed since', proven: 'After entry {from} there are only additions: a consistency proof of {n} steps', provenDetail: 'Path of the proof', open: 'growing', closed: 'closed',
      find: 'Find evidence', subject: 'Number (UUID) of a case, file or agreement', search: 'Find', none: 'There is no evidence about it', noneHelp: 'Check the number, or come here from a line of the audit.',
      place: 'log {log}, entry {index}', waiting: 'not yet numbered', erased: 'The content was erased as prescribed; its commitment stays', pack: 'Download the proof', commitment: 'Commitment', content: 'Content',
      offline: 'A proof can be verified on a computer without network: linli verify FILE.',
    },
  } },
}
