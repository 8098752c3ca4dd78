/** The name of the port on which a call probe speaks. */
export const CALL_PROBE_PORT = 'call-probe';
/** How often a probe says that it is still there while it has evidence: it keeps the worker alive for the meeting. */
export const PING_EVERY_MS = 10_000;

/** What the observer in the page's own world counts, in the order in which it sends them. */
export const OBSERVED = [
  /** Peer connections that are connected. */
  'connected',
  /** Those of them whose media was agreed upon in some direction. */
  'withMedia',
  /** Those that carry data alone. */
  'dataOnly',
  /** Peer connections that the page makes with itself, as a test; they count nowhere else. */
  'looped',
  /** Peer connections on their way. */
  'trying',
  /** Peer connections whose other side was lost, and may come back. */
  'flaky',
  /** Peer connections that gave up. Pages leave them about for ever. */
  'failed',
  /** Live tracks that are sent. */
  'sending',
  /** Places that were agreed to be sent on, whether a track is there or not: a muted microphone can be taken away. */
  'openToSend',
  /** Videos among what is handed to connections that are neither known as a camera nor as a screen. */
  'unknownSent',
  /** Tracks that were agreed to be received, whether anything comes or not. */
  'receiving',
  /** Those of them that arrive: un-muted, which means that packets come. */
  'arriving',
  /** 1: something came once, and nothing has come for seconds. Only told while nothing is sent, or it would never rest. */
  'stalled',
  'microphones',
  'cameras',
  /** Screens, windows or tabs that are captured. */
  'screens',
] as const;

/** What the isolated world counts in the page's media elements. It is all there is in light mode. */
export const SEEN = [
  /** Un-muted tracks that come from elsewhere. */
  'remoteAudio',
  'remoteVideo',
  /** Tracks of this machine's own devices. */
  'localAudio',
  'localVideo',
  'localScreens',
  /** Streams that are only watched: playing, with sound. */
  'streams',
] as const;

export type Counts = { readonly [K in (typeof OBSERVED)[number] | (typeof SEEN)[number]]: number };

/** All that leaves a page: small whole numbers (0 to 99) and yes or no. */
export interface Evidence extends Counts {
  /** The observer is in place. False in light mode: then its counts say nothing, not even by being 0. */
  readonly isObserved: boolean;
  /** The probe came into a page that was open already: what was captured or connected before may be unknown. */
  readonly isLate: boolean;
  /** The service's own control of a running call is on the page; only asked of services that hide their media. */
  readonly hasCallControl: boolean;
  /** The page is on screen (`document.visibilityState`). */
  readonly isVisible: boolean;
  /** A picture-in-picture window of the page is open. */
  readonly isPictureInPicture: boolean;
}

export const NO_EVIDENCE: Evidence = {
  ...(Object.fromEntries([...OBSERVED, ...SEEN].map((name) => [name, 0])) as Counts),
  isObserved: false,
  isLate: false,
  hasCallControl: false,
  isVisible: false,
  isPictureInPicture: false,
};

/** What a page may have all day long without anybody being in a call: alone it is not worth a word. */
const NO_CALL = new Set<string>(['connected', 'dataOnly', 'looped', 'failed', 'openToSend', 'unknownSent', 'stalled']);

/** Whether anything speaks of a call, or of one to come. */
export const hasEvidence = (evidence: Evidence): boolean =>
  evidence.hasCallControl || signalsIn(evidence).some((name) => !NO_CALL.has(name));

/** The names of what was counted at all: which signals a service's page gives. */
export const signalsIn = (evidence: Evidence): (keyof Counts)[] =>
  [...OBSERVED, ...SEEN].filter((name) => evidence[name] > 0);
