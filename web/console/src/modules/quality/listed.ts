// A list from outside as people have it: pasted lines, "name, identity number, telephone" in any order after the name.
import type { Schemas } from '@linli/api'

type Entry = Schemas['OutsideListEntry']
export interface ReadList { entries: Entry[], unread: { line: number, text: string }[] }

const idNumber = /^\d{17}[\dXx]$|^\d{15}$/
const phone = /^(\+?86)?1\d{10}$|^0\d{2,3}-?\d{7,8}$/
const heads = new Set(['姓名', '名字', 'name'])

/** What cannot be told apart is named with its line and not sent. */
export function readListed(text: string): ReadList {
  const read: ReadList = { entries: [], unread: [] }
  for (const [n, line] of text.split(/\r?\n/).entries()) {
    const cells = line.split(/[\t,，;；]+|\s{1,}/).map(cell => cell.trim()).filter(Boolean)
    if (!cells.length || heads.has(cells[0]!.toLowerCase())) continue
    const entry: Entry = { name: cells[0]! }
    let clear = cells[0]!.length <= 60 && !/\d/.test(cells[0]!)
    for (const cell of cells.slice(1)) {
      if (idNumber.test(cell)) entry.id_number = cell.toUpperCase()
      else if (phone.test(cell.replaceAll(' ', ''))) entry.phone = cell
      else clear = false
    }
    if (clear) read.entries.push(entry)
    else read.unread.push({ line: n + 1, text: line.trim() })
  }
  return read
}
