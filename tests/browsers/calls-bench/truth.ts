/** What a page of truth offers to a test; see `truth-page.ts`. */
export interface Truth {
  /** When it did what, wall ms. */
  readonly times: Record<string, number>;
  /** Every error that reached the page. */
  readonly errors: string[];
  readonly connection: RTCPeerConnection;
  devices(constraints?: object): Promise<void>;
  connect(how?: {
    kind?: 'call' | 'listen' | 'data';
    Connection?: typeof RTCPeerConnection;
    isDetached?: boolean;
  }): Promise<void>;
  loopback(): Promise<void>;
  mute(): void;
  close(): void;
  release(): void;
  hangUp(): void;
  vanish(): void;
  share(): Promise<void>;
  unshare(): void;
  askItself(): Promise<{ readonly errors: string[]; readonly isInstance: boolean; readonly isItsConstructor: boolean }>;
}

/** Middle and worst of some times, in words. */
export function timesInWords(name: string, ms: readonly number[]): string {
  const sorted = [...ms].sort((a, b) => a - b);
  return `${name}: median ${sorted[sorted.length >> 1]} ms, worst ${sorted.at(-1)} ms (n=${ms.length})`;
}

export const medianOf = (ms: readonly number[]): number => [...ms].sort((a, b) => a - b)[ms.length >> 1] ?? Number.NaN;
