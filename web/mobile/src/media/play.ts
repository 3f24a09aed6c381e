// Plays one sound. Returns what stops it; afterwards neither the end nor a failure is told any more.
export function playSound(path: string, ended: () => void, failed: () => void): () => void {
  let told = false
  const once = (tell: () => void) => () => {
    if (told) return
    told = true
    tell()
  }
  // #ifdef H5
  const audio = new Audio(path)
  audio.onended = once(ended)
  audio.onerror = once(failed)
  audio.play().catch(once(failed))
  return () => {
    told = true
    audio.pause()
  }
  // #endif
  // #ifndef H5
  const sound = uni.createInnerAudioContext()
  sound.onEnded(once(ended))
  sound.onError(once(failed))
  sound.src = path
  sound.play()
  return () => {
    told = true
    sound.destroy()
  }
  // #endif
}
