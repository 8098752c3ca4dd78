export type TrackSource = 'screen' | 'device' | 'remote';

/**
 * Where a track comes from. Only captured screens have a `displaySurface` and only devices a `groupId`, in Chromium and
 * in Firefox; `deviceId` is no help, since Chromium gives one to tracks from afar too.
 */
export function sourceOf(track: MediaStreamTrack): TrackSource {
  const settings = track.getSettings();
  if (settings.displaySurface !== undefined) return 'screen';
  return settings.groupId !== undefined ? 'device' : 'remote';
}
