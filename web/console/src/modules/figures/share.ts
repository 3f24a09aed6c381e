/** `62.5%`, rounded down so that nothing is better than it is; a dash while there is nothing to count. */
export function percent(share: number | undefined | null): string {
  return share === undefined || share === null ? '—' : `${(Math.floor(share * 1000 + 1e-9) / 10).toFixed(1)}%`
}
