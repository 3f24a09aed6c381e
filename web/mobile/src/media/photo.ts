// A photo as evidence: making it smaller removes time and place, so they are read before and put back after.
import type { NewFile } from '@/offline/outbox'
// #ifdef H5
import { withFactsOf } from './exif'
// #endif

export interface Picked { file: NewFile, show: string, place?: { lon: number, lat: number } }
const LONGEST = 1920

// #ifdef H5
async function smaller(original: File): Promise<Blob> {
  const image = await createImageBitmap(original)
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height))
  if (scale === 1 && original.size < 700_000 && original.type === 'image/jpeg') return original
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => canvas.toBlob(blob => blob ? resolve(blob) : reject(new Error('image')), 'image/jpeg', 0.82))
}

export async function prepared(original: File): Promise<Picked> {
  const { factsOf } = await import('./facts')
  const facts = await factsOf(original)
  const blob = await smaller(original)
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const taken = facts.taken_at_ms ?? original.lastModified
  return {
    file: { name: original.name.replace(/\.\w+$/, '') + '.jpg', media_type: 'image/jpeg', captured_at_ms: Math.min(taken, Date.now()), bytes: blob === original ? bytes : withFactsOf(new Uint8Array(await original.arrayBuffer()), bytes) },
    show: URL.createObjectURL(blob), place: facts.place,
  }
}

/** The browser's own chooser: it opens the camera on phones and works with a keyboard everywhere. */
function inBrowser(): Promise<Picked[]> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = true
    input.onchange = () => Promise.all(Array.from(input.files ?? []).slice(0, 6).map(prepared)).then(resolve, reject)
    input.oncancel = () => resolve([])
    input.click()
  })
}
// #endif
// #ifndef H5
function inProgram(): Promise<Picked[]> {
  return new Promise((resolve) => {
    uni.chooseImage({
      count: 6, sizeType: ['compressed'],
      success: found => resolve((found.tempFilePaths as string[]).map((path, index) => ({
        show: path, file: { name: `photo-${index + 1}.jpg`, media_type: 'image/jpeg', captured_at_ms: Date.now(), bytes: new Uint8Array(), path },
      }))),
      fail: () => resolve([]),
    })
  })
}
// #endif

export function pickPhotos(): Promise<Picked[]> {
  // #ifdef H5
  return inBrowser()
  // #endif
  // #ifndef H5
  return inProgram()
  // #endif
}
