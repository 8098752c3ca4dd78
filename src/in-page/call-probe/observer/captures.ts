import { sourceOf } from '../tracks.ts';
import { WeakList } from './weak-list.ts';

type Captured = 'screen' | 'device';

/**
 * Tracks of microphones, cameras and screens. Their `ended` event is not listened to: a listener for it would keep a
 * track that the page has dropped, and the camera with it, switched on. Whoever looks again every 2 s sees the end.
 */
export class Captures {
  readonly #list = new WeakList<MediaStreamTrack>();
  /** What a track was asked for as: Firefox tells nothing of a screen's track by the track itself. */
  readonly #sources = new WeakMap<MediaStreamTrack, Captured>();

  addStream(stream: unknown, source: Captured): void {
    if (stream instanceof MediaStream) for (const track of stream.getTracks()) this.#add(track, source);
  }

  /** A track that is sent, captured before anybody watched perhaps. False where nobody knows what it is. */
  addSent(track: MediaStreamTrack): boolean {
    const source = this.#sources.get(track) ?? sourceOf(track);
    if (source === 'screen' || source === 'device') this.#add(track, source);
    return source !== 'other' || track.kind === 'audio' || track.readyState === 'ended';
  }

  /** A copy of a captured track captures on after its original has ended. */
  addCopy(original: unknown, copy: unknown): void {
    if (!(original instanceof MediaStreamTrack && copy instanceof MediaStreamTrack)) return;
    const source = this.#sources.get(original);
    if (source) this.#add(copy, source);
  }

  #add(track: MediaStreamTrack, source: Captured): void {
    if (track.readyState !== 'live') return;
    this.#sources.set(track, source);
    this.#list.add(track);
  }

  count(): { microphones: number; cameras: number; screens: number } {
    const sum = { microphones: 0, cameras: 0, screens: 0 };
    for (const track of this.#list.live(({ readyState }) => readyState === 'ended')) {
      // The sound of a shared tab is part of its screen, not a microphone.
      if (this.#sources.get(track) === 'screen') sum.screens += track.kind === 'video' ? 1 : 0;
      else if (track.kind === 'video') sum.cameras += 1;
      else sum.microphones += 1;
    }
    return sum;
  }
}
