/**
 * So long without a packet is no pause of speech: a silent microphone sends one each 0.4 s (Opus, discontinuous
 * transmission, RFC 7587), a screen on which nothing moves a picture each second.
 */
export const STILL_AFTER_MS = 3_000;
/** Until it is known whether a pause is more than that, it is looked at this often. */
export const PAUSE_LOOK_MS = 1_000;
/** When sending has just ended it is urgent to know; */
const URGENT_MS = 15_000;
/** after that, what still comes is asked about this often: in Firefox a question costs 2 ms on a busy machine. */
const CALM_ASK_MS = 10_000;

// Taken before the page's first script, which may put others in their place.
const clock = performance.now.bind(performance);
const native = globalThis.RTCRtpReceiver?.prototype.getSynchronizationSources;
/** When the last packet of each source came to a receiver; empty where nothing has come for ten seconds. */
type TimesOf = (receiver: RTCRtpReceiver) => readonly number[];
const nativeTimesOf: TimesOf = (receiver) => Reflect.apply(native, receiver, []).map(({ timestamp }) => timestamp);

/**
 * Whether anything arrives at receivers. Their list of sources is read at once, without a promise, and holds when the
 * last packet of each came, for ten seconds (WebRTC, "RTCRtpContributingSource"); statistics would cost milliseconds. The
 * browsers count that time from different beginnings: it is only asked whether it has moved.
 */
export class Flow {
  #newest = new WeakMap<RTCRtpReceiver, number>();
  #lastMoving: WeakRef<RTCRtpReceiver> | null = null;
  #movedMs: number | null = null;
  #wereAllAsked = false;
  #sinceMs: number | null = null;
  #askedMs = 0;
  #isFlowing = false;

  readonly #timesOf: TimesOf;
  readonly #now: () => number;

  constructor(timesOf: TimesOf = nativeTimesOf, now: () => number = clock) {
    this.#timesOf = timesOf;
    this.#now = now;
  }

  /** @param hasCome something is known to have come at some time, before the last ten seconds perhaps */
  isStill(receivers: readonly RTCRtpReceiver[], hasCome: boolean): 'no' | 'perhaps' | 'yes' {
    if (receivers.length === 0) return 'no';
    const atMs = this.#now();
    this.#sinceMs ??= atMs;
    if (this.#isFlowing && atMs - this.#sinceMs > URGENT_MS && atMs - this.#askedMs < CALM_ASK_MS) return 'no';
    this.#askedMs = atMs;
    const answer = this.#ask(receivers, hasCome, atMs);
    this.#isFlowing = answer === 'no';
    return answer;
  }

  #ask(receivers: readonly RTCRtpReceiver[], hasCome: boolean, atMs: number): 'no' | 'perhaps' | 'yes' {
    // Most of the time the one that moved last has moved again, and no other needs to be asked.
    const last = this.#lastMoving?.deref();
    if (last && receivers.includes(last) && this.#hasMoved(last)) {
      this.#movedMs = atMs;
      this.#wereAllAsked = false;
      return 'no';
    }
    const moved = receivers.filter((each) => each !== last && this.#hasMoved(each));
    const isSinceLastLook = this.#wereAllAsked || this.#movedMs === null;
    this.#wereAllAsked = true;
    if (moved[0]) {
      this.#lastMoving = new WeakRef(moved[0]);
      this.#movedMs = atMs;
      // Where it was not asked last time, it may have moved long ago.
      return isSinceLastLook ? 'no' : 'perhaps';
    }
    if (this.#movedMs === null && !hasCome) return 'no';
    this.#movedMs ??= atMs;
    return atMs - this.#movedMs >= STILL_AFTER_MS ? 'yes' : 'perhaps';
  }

  /** It is not asked for a while. */
  rest(): void {
    this.#newest = new WeakMap();
    this.#lastMoving = null;
    this.#movedMs = null;
    this.#wereAllAsked = false;
    this.#sinceMs = null;
  }

  #hasMoved(receiver: RTCRtpReceiver): boolean {
    const newest = Math.max(0, ...this.#timesOf(receiver));
    if (newest <= (this.#newest.get(receiver) ?? 0)) return false;
    this.#newest.set(receiver, newest);
    return true;
  }
}
