import { sourceOf } from '../tracks.ts';
import { WeakList } from './weak-list.ts';

/**
 * Tracks of microphones, cameras and screens. Their `ended` event is not listened to: a listener for it would keep a
 * track that the page has dropped, and the camera with it, switched on. Whoever looks again every 2 s sees the end.
 */
export class Captures {
  readonly #list = new WeakList<MediaStreamTrack>();

  addStream(stream: unknown): void {
    if (stream instanceof MediaStream) for (const track of stream.getTracks()) this.add(track);
  }

  add(track: MediaStreamTrack): void {
    if (track.readyState === 'live' && sourceOf(track) !== 'remote') this.#list.add(track);
  }

  /** A copy of a captured track captures on after its original has ended. */
  addCopy(original: unknown, copy: unknown): void {
    if (original instanceof MediaStreamTrack && copy instanceof MediaStreamTrack) this.add(copy);
  }

  count(): { microphones: number; cameras: number; screens: number } {
    const sum = { microphones: 0, cameras: 0, screens: 0 };
    for (const track of this.#list.live(({ readyState }) => readyState === 'ended')) {
      // The sound of a shared tab is part of its screen, not a microphone.
      if (sourceOf(track) === 'screen') sum.screens += track.kind === 'video' ? 1 : 0;
      else if (track.kind === 'video') sum.cameras += 1;
      else sum.microphones += 1;
    }
    return sum;
  }
}
