// A voice note is kept as the sound itself; nobody types it in from hearing.
import type { NewFile } from '@/offline/outbox'

export interface Recording { stop: () => Promise<NewFile | undefined> }

// #ifdef H5
const TYPES = ['audio/mp4', 'audio/webm;codecs=opus', 'audio/ogg;codecs=opus']
const browserCan = () => typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices?.getUserMedia)

async function inBrowser(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const mimeType = TYPES.find(type => MediaRecorder.isTypeSupported(type))
  const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : undefined)
  const parts: Blob[] = []
  recorder.ondataavailable = event => parts.push(event.data)
  recorder.start()
  const started = Date.now()
  return {
    stop: () => new Promise((resolve) => {
      recorder.onstop = async () => {
        for (const track of stream.getTracks()) track.stop()
        const type = recorder.mimeType.split(';')[0]!
        const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
        resolve(bytes.length ? { name: `voice.${type.split('/')[1]}`, media_type: type, captured_at_ms: started, bytes } : undefined)
      }
      recorder.stop()
    }),
  }
}
// #endif
// #ifndef H5
async function inProgram(): Promise<Recording> {
  const manager = uni.getRecorderManager()
  const started = Date.now()
  manager.start({ format: 'mp3', duration: 120_000 })
  return {
    stop: () => new Promise((resolve) => {
      manager.onStop(({ tempFilePath }: { tempFilePath: string }) => resolve(
        { name: 'voice.mp3', media_type: 'audio/mpeg', captured_at_ms: started, bytes: new Uint8Array(), path: tempFilePath }))
      manager.stop()
    }),
  }
}
// #endif

export function canRecord(): boolean {
  // #ifdef H5
  return browserCan()
  // #endif
  // #ifndef H5
  return true
  // #endif
}

export function record(): Promise<Recording> {
  // #ifdef H5
  return inBrowser()
  // #endif
  // #ifndef H5
  return inProgram()
  // #endif
}
