import { sourceOf } from './tracks.ts';

const EVENTS = ['loadedmetadata', 'playing', 'pause', 'ended', 'emptied', 'volumechange'];

export interface SeenCounts {
  remoteAudio: number;
  remoteVideo: number;
  localAudio: number;
  localVideo: number;
  localScreens: number;
  streams: number;
}

/**
 * Reads the media elements of the document from the isolated world, where the page notices nothing. It sees neither
 * sound that is played without an element in the document nor a call in which nobody else is heard or seen: the
 * observer does.
 */
export class MediaElements {
  readonly #known = new WeakSet<EventTarget>();
  readonly #changed: () => void;
  readonly #signal: AbortSignal;

  constructor(changed: () => void, signal: AbortSignal) {
    this.#changed = changed;
    this.#signal = signal;
    // They do not bubble, but they are captured on their way down.
    for (const type of EVENTS) document.addEventListener(type, changed, { capture: true, signal });
  }

  count(): SeenCounts {
    const sum = { remoteAudio: 0, remoteVideo: 0, localAudio: 0, localVideo: 0, localScreens: 0, streams: 0 };
    const tracks = new Set<MediaStreamTrack>();
    for (const element of document.querySelectorAll<HTMLMediaElement>('video, audio')) {
      const source = element.srcObject;
      if (source instanceof MediaStream) {
        this.#watch(source, ['addtrack', 'removetrack']);
        for (const track of source.getTracks()) tracks.add(track);
      } else if (isStreaming(element)) sum.streams += 1;
    }
    for (const track of tracks) {
      this.#watch(track, ['mute', 'unmute', 'ended']);
      if (track.readyState !== 'live') continue;
      const source = sourceOf(track);
      const isVideo = track.kind === 'video';
      if (source === 'remote') {
        if (!track.muted) sum[isVideo ? 'remoteVideo' : 'remoteAudio'] += 1;
      } else if (source === 'device') sum[isVideo ? 'localVideo' : 'localAudio'] += 1;
      else if (source === 'screen' && isVideo) sum.localScreens += 1;
    }
    return sum;
  }

  #watch(target: EventTarget, types: readonly string[]): void {
    if (this.#known.has(target)) return;
    this.#known.add(target);
    for (const type of types) target.addEventListener(type, this.#changed, { signal: this.#signal });
  }
}

/** Plays, with sound, what a script feeds it (Media Source Extensions make a blob: address). */
function isStreaming(element: HTMLMediaElement): boolean {
  const isFed = element.currentSrc.startsWith('blob:') || element.srcObject !== null;
  return isFed && !element.paused && !element.ended && !element.muted && element.volume > 0;
}
