// A photo as a telephone takes it: with the time and the place beside the picture, and lying on its side.
const tag = (view, at, id, type, count, value) => {
  view.setUint16(at, id); view.setUint16(at + 2, type); view.setUint32(at + 4, count)
  if (typeof value === 'number') type === 3 ? view.setUint16(at + 8, value) : view.setUint32(at + 8, value)
  else for (let i = 0; i < value.length; i++) view.setUint8(at + 8 + i, value.charCodeAt(i))
}
const degrees = (view, at, value) => {
  const minutes = (value - Math.floor(value)) * 60
  for (const [i, [top, bottom]] of [[Math.floor(value), 1], [Math.floor(minutes), 1], [Math.round((minutes % 1) * 60_0000), 1_0000]].entries()) {
    view.setUint32(at + i * 8, top); view.setUint32(at + i * 8 + 4, bottom)
  }
}

/** `time` as cameras write it: 2026:11:23 15:04:05 */
export function photographed(jpeg, { time, lon, lat }) {
  const bytes = new Uint8Array(220)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0x4D4D); view.setUint16(2, 42); view.setUint32(4, 8)
  view.setUint16(8, 3)
  tag(view, 10, 0x0112, 3, 1, 6); tag(view, 22, 0x8769, 4, 1, 60); tag(view, 34, 0x8825, 4, 1, 100)
  view.setUint16(60, 1); tag(view, 62, 0x9003, 2, 20, 180)
  view.setUint16(100, 4)
  tag(view, 102, 1, 2, 2, 'N'); tag(view, 114, 2, 5, 3, 0); tag(view, 126, 3, 2, 2, 'E'); tag(view, 138, 4, 5, 3, 0)
  bytes.set(Buffer.from(time), 180)
  const places = new Uint8Array(bytes.length + 48)
  places.set(bytes)
  const whole = new DataView(places.buffer)
  whole.setUint32(122, 220); degrees(whole, 220, lat)
  whole.setUint32(146, 244); degrees(whole, 244, lon)
  const head = Buffer.alloc(10)
  head.writeUInt16BE(0xFFE1); head.writeUInt16BE(places.length + 8, 2); head.write('Exif', 4)
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(places), jpeg.subarray(2)])
}
