import { CALL_PROBE_PORT, type Evidence, hasEvidence, PING_EVERY_MS } from '../../core/calls/evidence.ts';
import type { ProbeMessage } from '../../messages/probe-to-background.ts';
import { Reconnect } from '../reconnect.ts';

/** A port to the worker, as far as the probe needs one. */
export interface ProbePort {
  postMessage(message: object): void;
  disconnect(): void;
  readonly onDisconnect: { addListener(listener: () => void): void };
  /** The worker has one word for a probe: stop, for its site is no longer allowed. */
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
}

/** What the probe needs of the extension. */
export interface ProbeHome {
  connect(name: string): ProbePort;
  isGone(): boolean;
}

/**
 * Tells the worker what is seen: nothing while there is nothing, then each change once. The port is held while there is
 * evidence. When the worker was killed the port falls: it is opened anew at once, which wakes the next worker, and
 * begins with the whole of what is seen. When the extension is gone, or the worker says stop: `gone`, and silence.
 */
export class Reporter {
  readonly #home: ProbeHome;
  readonly #gone: () => void;
  #port: ProbePort | null = null;
  readonly #reconnect = new Reconnect(() => this.#open());
  #evidence: Evidence | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(home: ProbeHome, gone: () => void) {
    this.#home = home;
    this.#gone = gone;
  }

  report(evidence: Evidence): void {
    if (this.#evidence && isSame(this.#evidence, evidence)) return;
    const hadAny = this.#evidence !== null && hasEvidence(this.#evidence);
    this.#evidence = evidence;
    const hasAny = hasEvidence(evidence);
    if (!hasAny && !hadAny) return;
    if (this.#port) this.#send({ type: 'evidence', evidence });
    else if (hasAny) this.#open();
    if (!hasAny) this.close();
  }

  /** The document goes into the browser's cache of pages, or we stop. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#reconnect.stop();
    const port = this.#port;
    this.#port = null;
    try {
      port?.disconnect();
    } catch {
      // It was closed from the other side.
    }
  }

  /** The document is back from the cache: whatever is seen now is new. */
  again(): void {
    this.#evidence = null;
  }

  #open(): void {
    clearTimeout(this.#timer);
    const evidence = this.#evidence;
    if (!evidence || !hasEvidence(evidence)) return;
    if (this.#home.isGone()) {
      this.#gone();
      return;
    }
    try {
      const port = this.#home.connect(CALL_PROBE_PORT);
      this.#port = port;
      port.onDisconnect.addListener(() => {
        if (this.#port === port) this.#lost();
      });
      port.onMessage.addListener(() => {
        this.close();
        this.#gone();
      });
      this.#send({ type: 'evidence', evidence });
      if (this.#port === port) this.#ping();
    } catch {
      this.#lost();
    }
  }

  #lost(): void {
    this.close();
    if (this.#home.isGone()) {
      this.#gone();
      return;
    }
    this.#reconnect.fell();
  }

  #ping(): void {
    this.#timer = setTimeout(() => {
      this.#send({ type: 'isAlive' });
      if (this.#port) this.#ping();
    }, PING_EVERY_MS);
  }

  #send(message: ProbeMessage): void {
    try {
      this.#port?.postMessage(message);
    } catch {
      this.#lost();
    }
  }
}

const isSame = (a: Evidence, b: Evidence): boolean =>
  (Object.keys(a) as (keyof Evidence)[]).every((name) => a[name] === b[name]);
