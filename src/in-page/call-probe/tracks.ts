export type TrackSource = 'screen' | 'device' | 'remote' | 'other';

/**
 * Where a track comes from. Only captured screens have a `displaySurface` (in Chromium), and only devices a `groupId`
 * in both browsers; `deviceId` is no help, since Chromium gives one to tracks from afar too. Those are named by the
 * standard itself (WebRTC, "create an RTCRtpReceiver": "remote audio", "remote video"), whatever the language. The rest
 * is made by the page: a canvas, a camera behind an effect.
 */
export function sourceOf(track: MediaStreamTrack): TrackSource {
  const settings = track.getSettings();
  if (settings.displaySurface !== undefined) return 'screen';
  if (settings.groupId !== undefined) return 'device';
  return track.label === `remote ${track.kind}` ? 'remote' : 'other';
}
