import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Evidence, NO_EVIDENCE } from '../../../src/core/calls/evidence.ts';
import { type ProbePort, Reporter } from '../../../src/in-page/call-probe/reporter.ts';

/** A port whose other end is the test. */
class FakePort implements ProbePort {
  readonly sent: { type: string; evidence?: Evidence }[] = [];
  isOpen = true;
  fall: () => void = () => {};
  hear: (message: unknown) => void = () => {};
  readonly onDisconnect = {
    addListener: (listener: () => void) => {
      this.fall = listener;
    },
  };
  readonly onMessage = {
    addListener: (listener: (message: unknown) => void) => {
      this.hear = listener;
    },
  };
  postMessage(message: object): void {
    if (!this.isOpen) throw new Error('disconnected port');
    this.sent.push(message as { type: string });
  }
  disconnect(): void {
    this.isOpen = false;
  }
}

class FakeHome {
  readonly ports: FakePort[] = [];
  isAway = false;
  refusesPorts = false;
  isGone = () => this.isAway;
  connect(): FakePort {
    if (this.isAway) throw new Error('Extension context invalidated.');
    const port = new FakePort();
    this.ports.push(port);
    if (this.refusesPorts) setTimeout(() => port.fall(), 0);
    return port;
  }
  get port(): FakePort {
    return this.ports.at(-1) as FakePort;
  }
}

const LOBBY: Evidence = { ...NO_EVIDENCE, isObserved: true, microphones: 1, isVisible: true };
const CALL: Evidence = { ...LOBBY, connected: 1, withMedia: 1, sending: 1 };
const NOTHING: Evidence = { ...NO_EVIDENCE, isObserved: true, isVisible: true };

describe('what a page tells the worker', () => {
  let home: FakeHome;
  let gone: ReturnType<typeof vi.fn<() => void>>;
  let reporter: Reporter;
  beforeEach(() => {
    vi.useFakeTimers();
    home = new FakeHome();
    gone = vi.fn<() => void>();
    reporter = new Reporter(home, gone);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is nothing while there is nothing to tell, however visible the page is', () => {
    reporter.report(NOTHING);
    reporter.report({ ...NOTHING, isVisible: false });
    expect(home.ports).toHaveLength(0);
  });

  it('is each change once', () => {
    for (const each of [LOBBY, { ...LOBBY }, CALL, { ...CALL }, { ...CALL, isVisible: false }]) reporter.report(each);
    expect(home.ports).toHaveLength(1);
    expect(home.port.sent.map(({ evidence }) => [evidence?.withMedia, evidence?.isVisible])).toEqual([
      [0, true],
      [1, true],
      [1, false],
    ]);
  });

  it('is a sign of life every ten seconds while there is something, and none after', () => {
    reporter.report(CALL);
    vi.advanceTimersByTime(35_000);
    expect(home.port.sent.map(({ type }) => type)).toEqual(['evidence', 'isAlive', 'isAlive', 'isAlive']);
    reporter.report(NOTHING);
    vi.advanceTimersByTime(60_000);
    expect(home.port.sent.at(-1)).toEqual({ type: 'evidence', evidence: NOTHING });
    expect(home.port.isOpen).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is told anew, whole and at once, when the worker was killed', () => {
    reporter.report(CALL);
    vi.advanceTimersByTime(15_000);
    home.port.fall();
    expect(home.ports).toHaveLength(2);
    expect(home.port.sent).toEqual([{ type: 'evidence', evidence: CALL }]);
  });

  it('is tried ever more rarely where nobody takes it', () => {
    home.refusesPorts = true;
    reporter.report(CALL);
    vi.advanceTimersByTime(10 * 60_000);
    expect(home.ports.length).toBeGreaterThan(15);
    expect(home.ports.length).toBeLessThan(40);
  });

  it('is silence once the extension is gone', () => {
    reporter.report(CALL);
    home.isAway = true;
    home.port.fall();
    vi.advanceTimersByTime(60_000);
    expect(gone).toHaveBeenCalledOnce();
    expect(home.ports).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is silence once the worker says stop', () => {
    reporter.report(CALL);
    home.port.hear({ type: 'stop' });
    expect(gone).toHaveBeenCalledOnce();
    expect(home.port.isOpen).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('begins anew when a page comes back out of the browser’s cache', () => {
    reporter.report(CALL);
    reporter.close();
    reporter.again();
    reporter.report(CALL);
    expect(home.ports).toHaveLength(2);
    expect(home.port.sent).toEqual([{ type: 'evidence', evidence: CALL }]);
  });
});
