// The few things of uni that pure parts touch.
const kept = new Map<string, unknown>()
Object.assign(globalThis, { uni: { getStorageSync: (name: string) => kept.get(name) ?? '', setStorageSync: (name: string, value: unknown) => kept.set(name, value) } })
