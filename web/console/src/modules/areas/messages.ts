export const messages = {
  'zh-CN': { areas: {
    matters: '在办事项 {n} 件', marked: '红点是其中标出位置的 {n} 件',
    nav: '区域', title: '区域', children: '下级区域', households: '户数', code: '编码', name: '名称', level: '层级', size: '网格规模', empty: '没有下级区域', emptyHelp: '房屋和人员在“房屋”里查看。',
    small: '少于 {n} 户', large: '多于 {n} 户', fit: '合适', path: '所在位置', change: '更名或更正户数', add: '新建下级区域', save: '保存', cancel: '取消', saved: '已保存', made: '已新建',
    map: '{name}地图：点一个圆进入下级区域，下面的表格是同样的内容', noMap: '这台设备不能显示地图；下面的表格是同样的内容。', history: '沿革', historyNone: '没有变动', from: '{at} 起', until: '到 {at}', posts: '设在这里的岗位',
    misfit: '{n} 个网格不在 {low}—{high} 户之间', allFit: '各网格都在 {low}—{high} 户之间', lead: '{level} · {households} 户', version: '区域已被他人更新，请刷新后再改。', lon: '经度', lat: '纬度',
    flat: '平面', solid: '立体', outlines: '导入边界', outlinesLead: '选择 GeoJSON 文件，每个要素按编码对应一个区域。先试算，确认后才写入。', file: 'GeoJSON 文件', of: '这些边界属于', datum: '坐标系', codeProperty: '编码所在的属性', heightProperty: '楼高（米）所在的属性',
    tryIt: '试算', store: '写入', skip: '跳过有问题的要素', noJson: '这个文件不是 GeoJSON。', trial: '{features} 个要素：{drawn} 个将新画或改动，{same} 个不变，{faults} 个有问题。写入后还有 {without} 个区域没有边界。', stored: '已写入 {n} 个区域的边界', faults: '有问题的要素', feature: '要素', why: '原因', moreFaults: '只列出前 {n} 个。',
  } },
  'en': { areas: {
    matters: '{n} open cases', marked: 'red dots: {n} with a point',
    nav: 'Areas', title: 'Areas', children: 'Areas below', households: 'Households', code: 'Code', name: 'Name', level: 'Level', size: 'Size of the grid', empty: 'No areas below', emptyHelp: 'Dwellings and people are under “Houses”.',
    small: 'fewer than {n}', large: 'more than {n}', fit: 'fits', path: 'Where this is', change: 'Rename or correct the count', add: 'New area below', save: 'Save', cancel: 'Cancel', saved: 'Saved', made: 'Made',
    map: 'Map of {name}: a circle leads to the area below; the table says the same', noMap: 'This device cannot show the map; the table says the same.', history: 'History', historyNone: 'No changes', from: 'since {at}', until: 'until {at}', posts: 'Posts here',
    misfit: '{n} grids are outside {low}–{high} households', allFit: 'All grids have {low}–{high} households', lead: '{level} · {households} households', version: 'Somebody changed this area; reload before changing it.', lon: 'Longitude', lat: 'Latitude',
    flat: 'Flat', solid: 'Raised', outlines: 'Import borders', outlinesLead: 'Choose a GeoJSON file; each feature belongs to an area by its code. It is tried first and stored when you confirm.', file: 'GeoJSON file', of: 'These are borders of', datum: 'Coordinates', codeProperty: 'Property with the code', heightProperty: 'Property with the height (metres)',
    tryIt: 'Try', store: 'Store', skip: 'Leave out what is at fault', noJson: 'This file is not GeoJSON.', trial: '{features} features: {drawn} to be drawn, {same} unchanged, {faults} at fault. {without} areas would still be without a border.', stored: 'Borders of {n} areas stored', faults: 'Features at fault', feature: 'Feature', why: 'Why', moreFaults: 'The first {n} only.',
  } },
}
