// The one place where colours stand; styles/tokens.css is written from here, and a test measures every pair.
export type Contrast = 'normal' | 'high'

const normal = {
  'paper': '#f7f7f4', 'sheet': '#ffffff', 'ink': '#1b2320', 'ink-soft': '#55605b', 'line': '#dfe2dd', 'line-strong': '#828b86',
  'accent': '#0b6152', 'accent-deep': '#084a3f', 'accent-wash': '#e3efec', 'on-accent': '#ffffff', 'focus': '#b45309',
  'quiet': '#4a5550', 'quiet-wash': '#eceeeb', 'notice': '#1d4f86', 'notice-wash': '#e5eef8', 'active': '#0a584b',
  'active-wash': '#dcefea', 'good': '#1f5f2d', 'good-wash': '#e3f2e5', 'warning': '#744500', 'warning-wash': '#fbedd2',
  'bad': '#9c1b16', 'bad-wash': '#fce7e5',
} as const
export type ColourName = keyof typeof normal

const high: Record<ColourName, string> = {
  'paper': '#ffffff', 'sheet': '#ffffff', 'ink': '#000000', 'ink-soft': '#1a1a1a', 'line': '#595959', 'line-strong': '#000000',
  'accent': '#00332a', 'accent-deep': '#00211b', 'accent-wash': '#ffffff', 'on-accent': '#ffffff', 'focus': '#9a3a00',
  'quiet': '#000000', 'quiet-wash': '#ffffff', 'notice': '#00264d', 'notice-wash': '#ffffff', 'active': '#00332a',
  'active-wash': '#ffffff', 'good': '#00330c', 'good-wash': '#ffffff', 'warning': '#4a2800', 'warning-wash': '#ffffff',
  'bad': '#6b0000', 'bad-wash': '#ffffff',
}

export const colours: Record<Contrast, Record<ColourName, string>> = { normal, high }

/** What is written on what: each pair must reach 4.5 : 1 (7 : 1 in high contrast). */
export const textPairs: [ColourName, ColourName][] = [
  ['ink', 'paper'], ['ink', 'sheet'], ['ink-soft', 'paper'], ['ink-soft', 'sheet'], ['accent', 'sheet'], ['accent', 'paper'],
  ['accent-deep', 'accent-wash'], ['on-accent', 'accent'], ['on-accent', 'accent-deep'], ['ink', 'accent-wash'],
  ['on-accent', 'bad'], ['ink', 'warning-wash'], ['bad', 'sheet'], ['ink-soft', 'accent-wash'],
  ...(['quiet', 'notice', 'active', 'good', 'warning', 'bad'] as const).map(
    tone => [tone, `${tone}-wash`] as [ColourName, ColourName]),
]

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** @source WCAG 2.2, contrast ratio */
export function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Custom properties of a mode, as CSS text. */
export function cssOf(mode: Contrast): string {
  return Object.entries(colours[mode]).map(([name, value]) => `  --${name}: ${value};`).join('\n')
}
