// Time and place that a camera wrote into a photo. A module of its own, so that phones load the reader with the first photo:
// a library that is imported lazily by its own name gets an address from uni-app that no browser resolves.
import exifr from 'exifr'

export interface Facts { taken_at_ms?: number, place?: { lon: number, lat: number } }

export async function factsOf(photo: File): Promise<Facts> {
  const exif = await exifr.parse(photo, { pick: ['DateTimeOriginal', 'GPSLatitude', 'GPSLongitude', 'latitude', 'longitude'], gps: true }).catch(() => undefined) as
    { DateTimeOriginal?: Date, latitude?: number, longitude?: number } | undefined
  return {
    taken_at_ms: exif?.DateTimeOriginal instanceof Date ? exif.DateTimeOriginal.getTime() : undefined,
    place: exif?.latitude !== undefined && exif.longitude !== undefined ? { lon: exif.longitude, lat: exif.latitude } : undefined,
  }
}
