import {
  type CallInput,
  type CallsState,
  callsOf,
  deadlineOf,
  evolveCalls,
  NO_CALLS,
  rebased,
} from '../../../src/core/calls/call-state.ts';
import { CALL_PROBE_PORT } from '../../../src/core/calls/evidence.ts';
import { roomOf } from '../../../src/core/calls/room.ts';
import { readProbeMessage, STOP_PROBE } from '../../../src/messages/probe-to-background.ts';
import type { BenchAnswer, BenchOrder, BenchTransition, HeardInput } from './bench.ts';

/** As much of the browser as this bench uses; the calls are the product's. */
interface Listened<Args extends unknown[], Answer = void> {
  addListener(listener: (...args: Args) => Answer): void;
}
interface Port {
  readonly name: string;
  readonly sender?: { tab?: { id?: number }; url?: string; frameId?: number; documentId?: string };
  postMessage(message: object): void;
  readonly onMessage: Listened<[unknown]>;
  readonly onDisconnect: Listened<[]>;
}
interface Registered {
  id: string;
  js: string[];
  world: 'MAIN' | 'ISOLATED';
  matches: string[];
  allFrames: boolean;
  matchOriginAsFallback: boolean;
  runAt: 'document_start';
}
declare const chrome: {
  permissions: {
    getAll(): Promise<{ origins?: string[] }>;
    onAdded: Listened<[]>;
    onRemoved: Listened<[]>;
    remove(of: { origins: string[] }): Promise<boolean>;
  };
  scripting: {
    getRegisteredContentScripts(): Promise<{ id: string }[]>;
    unregisterContentScripts(filter: { ids: string[] }): Promise<void>;
    registerContentScripts(scripts: Registered[]): Promise<void>;
    executeScript(what: {
      target: { tabId: number; allFrames: boolean };
      files: string[];
      world: 'MAIN' | 'ISOLATED';
    }): Promise<unknown>;
  };
  storage: { session: { get(key: string): Promise<Record<string, unknown>>; set(of: object): Promise<void> } };
  tabs: {
    query(of: object): Promise<{ id?: number; url?: string }[]>;
    onUpdated: Listened<[number, { status?: string; url?: string }, { url?: string }]>;
    onRemoved: Listened<[number]>;
  };
  runtime: {
    onConnect: Listened<[Port]>;
    onMessage: Listened<[BenchOrder, unknown, (answer: BenchAnswer) => void], boolean>;
  };
};

let state: CallsState = NO_CALLS;
let isLight = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const heard: HeardInput[] = [];
const transitions: BenchTransition[] = [];
let messages = 0;
let pings = 0;
const nowMs = () => performance.now();

/** What came before the last life's state was read waits for it. */
const ready = chrome.storage.session.get('bench').then(({ bench }) => {
  const kept = bench as { state: CallsState; atMs: number; monoMs: number; isLight: boolean } | undefined;
  if (!kept) return;
  isLight = kept.isLight;
  state = rebased(kept.state, nowMs() - kept.monoMs - (Date.now() - kept.atMs));
  hear({ type: 'worker-restarted' });
});

function hear(input: CallInput): void {
  if (input.type !== 'time') heard.push({ atMs: Date.now(), input });
  const before = new Map(callsOf(state, nowMs()).map((call) => [call.tabId, call.stage]));
  state = evolveCalls(state, input, nowMs());
  const after = callsOf(state, nowMs());
  const tabIds = new Set([...before.keys(), ...after.map((call) => call.tabId)]);
  for (const tabId of tabIds) {
    const stage = after.find((call) => call.tabId === tabId)?.stage ?? 'none';
    if (seen.get(tabId) === stage) continue;
    seen.set(tabId, stage);
    transitions.push({ atMs: Date.now(), tabId, stage });
  }
  void chrome.storage.session.set({ bench: { state, atMs: Date.now(), monoMs: nowMs(), isLight } });
  clearTimeout(timer);
  const due = deadlineOf(state);
  if (due !== null) timer = setTimeout(() => hear({ type: 'time' }), Math.max(0, due - nowMs()) + 1);
}
const seen = new Map<number, string>();
const hearSoon = (input: CallInput) => void ready.then(() => hear(input));

let ports = 0;
const open = new Set<Port>();
chrome.runtime.onConnect.addListener((port) => {
  const tabId = port.sender?.tab?.id;
  if (port.name !== CALL_PROBE_PORT || tabId === undefined) return;
  ports += 1;
  open.add(port);
  const documentId = port.sender?.documentId ?? `port-${ports}`;
  const frameId = port.sender?.frameId ?? 0;
  const address = roomOf(port.sender?.url ?? '');
  port.onMessage.addListener((raw) => {
    const message = readProbeMessage(raw);
    if (message?.type === 'isAlive') pings += 1;
    if (message?.type !== 'evidence') return;
    messages += 1;
    hearSoon({ type: 'evidence', tabId, frameId, documentId, address, evidence: message.evidence });
  });
  port.onDisconnect.addListener(() => {
    open.delete(port);
    hearSoon({ type: 'document-gone', tabId, documentId });
  });
});
chrome.tabs.onUpdated.addListener((tabId, change, tab) => {
  if (change.status !== 'loading' && change.url === undefined) return;
  hearSoon({ type: 'address', tabId, address: roomOf(tab.url ?? ''), isLoading: change.status === 'loading' });
});
chrome.tabs.onRemoved.addListener((tabId) => hearSoon({ type: 'tab-removed', tabId }));

const SCRIPT = { allFrames: true, matchOriginAsFallback: true, runAt: 'document_start' } as const;
async function register(): Promise<string[]> {
  await ready;
  const { origins: matches = [] } = await chrome.permissions.getAll();
  const old = await chrome.scripting.getRegisteredContentScripts();
  if (old.length > 0) await chrome.scripting.unregisterContentScripts({ ids: old.map(({ id }) => id) });
  if (matches.length === 0) return matches;
  const observer: Registered = {
    ...SCRIPT,
    id: 'observer',
    js: ['call-probe-observer.js'],
    world: 'MAIN',
    matches,
  };
  const probe: Registered = { ...SCRIPT, id: 'probe', js: ['call-probe.js'], world: 'ISOLATED', matches };
  await chrome.scripting.registerContentScripts(isLight ? [probe] : [observer, probe]);
  return matches;
}
let registered = register();
const again = () => {
  registered = registered.then(register);
};
chrome.permissions.onAdded.addListener(again);
chrome.permissions.onRemoved.addListener(() => {
  again();
  for (const port of open) port.postMessage(STOP_PROBE);
  hearSoon({ type: 'permission-revoked', tabIds: Object.keys(state).map(Number) });
});

/** Into tabs that are open already. */
async function injectInto(url: string): Promise<void> {
  const tab = (await chrome.tabs.query({})).find((each) => each.url?.startsWith(url));
  if (tab?.id === undefined) throw new Error(`No tab at ${url}`);
  const target = { tabId: tab.id, allFrames: true };
  if (!isLight) await chrome.scripting.executeScript({ target, world: 'MAIN', files: ['call-probe-observer.js'] });
  await chrome.scripting.executeScript({ target, world: 'ISOLATED', files: ['call-probe.js'] });
}

chrome.runtime.onMessage.addListener((order, _, answer) => {
  void (async () => {
    await ready;
    if (order.order === 'set-light') {
      isLight = order.isLight;
      again();
      hear({ type: 'time' });
    }
    if (order.order === 'forget') {
      heard.length = transitions.length = messages = pings = 0;
      seen.clear();
      for (const tabId of Object.keys(state)) delete (state as Record<string, unknown>)[tabId];
      hear({ type: 'time' });
    }
    if (order.order === 'unregister') {
      registered = registered
        .then(() => chrome.scripting.unregisterContentScripts({ ids: isLight ? ['probe'] : ['observer', 'probe'] }))
        .then(() => []);
    }
    if (order.order === 'register') again();
    if (order.order === 'inject') await injectInto(order.url);
    const matches = await registered;
    answer({ calls: callsOf(state, nowMs()), heard, transitions, messages, pings, matches });
  })();
  return true;
});
