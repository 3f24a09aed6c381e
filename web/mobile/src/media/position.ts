// Where the device is, only when its owner presses the button.
export interface Position { lon: number, lat: number }

export function position(): Promise<Position | undefined> {
  return new Promise((resolve) => {
    // #ifdef H5
    if (!navigator.geolocation) return resolve(undefined)
    navigator.geolocation.getCurrentPosition(
      found => resolve({ lon: found.coords.longitude, lat: found.coords.latitude }), () => resolve(undefined),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 })
    // #endif
    // #ifndef H5
    uni.getLocation({ type: 'wgs84', success: found => resolve({ lon: found.longitude, lat: found.latitude }), fail: () => resolve(undefined) })
    // #endif
  })
}
