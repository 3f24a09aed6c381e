// Ids made on the phone: UUIDv7, so that the server can see when something was done even if it hears of it later.
export function newId(now: number = Date.now()): string {
  const bytes = new Uint8Array(16)
  if (globalThis.crypto?.getRandomValues) globalThis.crypto.getRandomValues(bytes)
  else for (let i = 0; i < 16; i++) bytes[i] = Math.floor(Math.random() * 256) // mini programs have no crypto
  for (let i = 0, left = now; i < 6; i++, left = Math.floor(left / 256)) bytes[5 - i] = left % 256
  bytes[6] = (bytes[6]! & 0x0F) | 0x70
  bytes[8] = (bytes[8]! & 0x3F) | 0x80
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
