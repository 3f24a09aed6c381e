/** UUIDv7, made where the record is made: it is also the key under which a repetition is recognised. @source RFC 9562 §5.7 */
export function newId(now = Date.now()): string {
  const bytes = new Uint8Array(16)
  const source: { getRandomValues?: (bytes: Uint8Array) => Uint8Array } = globalThis.crypto ?? {}
  if (source.getRandomValues) source.getRandomValues(bytes)
  else for (let i = 0; i < 16; i++) bytes[i] = Math.floor(Math.random() * 256)  // mini programs have no crypto
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256
  bytes[6] = (bytes[6]! & 0x0F) | 0x70
  bytes[8] = (bytes[8]! & 0x3F) | 0x80
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
