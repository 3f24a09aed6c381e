// What a camera wrote beside the picture (time, place, device) moves into the smaller picture unchanged, so that the server
// reads the same facts as from the original. Only the orientation is set upright: the pixels have been turned already.
const SOI = 0xFFD8
const EXIF = 0x45786966 // "Exif"
const ORIENTATION = 0x0112
/** A segment's length has two bytes, and one of these is ours. */
const LONGEST = 0xFFFF

/** The APP1 segment with its marker, or nothing. */
function segmentOf(jpeg: Uint8Array): Uint8Array | undefined {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  if (jpeg.length < 12 || view.getUint16(0) !== SOI) return undefined
  for (let at = 2; at + 10 < jpeg.length && jpeg[at] === 0xFF && jpeg[at + 1] !== 0xDA;) {
    const end = at + 2 + view.getUint16(at + 2)
    if (jpeg[at + 1] === 0xE1 && view.getUint32(at + 4) === EXIF && end <= jpeg.length && end - at < LONGEST) return jpeg.slice(at, end)
    at = end
  }
  return undefined
}

function upright(segment: Uint8Array): Uint8Array {
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.byteLength - 10)
  const little = tiff.getUint16(0) === 0x4949
  const directory = tiff.getUint32(4, little)
  if (directory + 2 > tiff.byteLength) return segment
  for (let i = 0, count = tiff.getUint16(directory, little); i < count; i++) {
    const entry = directory + 2 + i * 12
    if (entry + 12 > tiff.byteLength) break
    if (tiff.getUint16(entry, little) === ORIENTATION) tiff.setUint16(entry + 8, 1, little)
  }
  return segment
}

export function withFactsOf(original: Uint8Array, smaller: Uint8Array): Uint8Array {
  const segment = segmentOf(original)
  if (!segment || segmentOf(smaller)) return smaller
  const facts = upright(segment)
  const joined = new Uint8Array(smaller.length + facts.length)
  joined.set(smaller.subarray(0, 2))
  joined.set(facts, 2)
  joined.set(smaller.subarray(2), 2 + facts.length)
  return joined
}
