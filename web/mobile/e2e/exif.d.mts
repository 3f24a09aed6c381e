export function photographed(jpeg: Buffer, facts: { time: string, lon: number, lat: number }): Buffer
