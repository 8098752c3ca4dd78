import type { CallInput } from '../core/calls/call-state.ts';
import { CALL_PROBE_PORT } from '../core/calls/evidence.ts';
import { readProbeMessage, STOP_PROBE } from '../messages/probe-to-background.ts';
import { browser } from './browser.ts';
import type { OwnCallSites } from './own-call-sites.ts';

type Port = Parameters<Parameters<typeof browser.runtime.onConnect.addListener>[0]>[0];

/**
 * Hears the call probes. Which tab, frame and document speaks is what the browser says; what they say is checked. Any
 * word from a page of ours, the veil's too, is a beat of the heart that keeps the worker awake in a meeting.
 */
export function hearProbes(hear: (input: CallInput) => void, beat: () => void, sites: OwnCallSites): void {
  let ports = 0;
  const open = new Map<Port, number>();
  browser.runtime.onConnect.addListener((port) => {
    ports += 1;
    const tab = port.sender?.tab;
    if (port.sender?.id !== browser.runtime.id || tab?.id === undefined) return;
    if (port.name !== CALL_PROBE_PORT) return port.onMessage.addListener(beat);
    const tabId = tab.id;
    open.set(port, tabId);
    const documentId = (port.sender as { documentId?: string }).documentId ?? `port-${ports}`;
    const frameId = port.sender?.frameId ?? 0;
    // One after the other, as it was said.
    let said: Promise<void> = sites
      .roomOf(tab.url)
      .then((address) => hear({ type: 'address', tabId, address, isLoading: false }));
    port.onMessage.addListener((message: unknown) => {
      const read = open.has(port) ? readProbeMessage(message) : null;
      if (read?.type === 'isAlive') beat();
      if (read?.type !== 'evidence') return;
      said = said.then(async () => {
        // A call in a frame of any site's page: the frame's own address names the room.
        const address = await sites.roomOf(port.sender?.url);
        hear({ type: 'evidence', tabId, frameId, documentId, address, evidence: read.evidence });
      });
    });
    port.onDisconnect.addListener(() => {
      open.delete(port);
      said = said.then(() => hear({ type: 'document-gone', tabId, documentId }));
    });
  });
  // A script that runs goes on running when its host's permission is taken back: it is told to stop, and not believed.
  browser.permissions.onRemoved.addListener(async () => {
    for (const [port, tabId] of open) {
      if (await isAllowed(port)) continue;
      open.delete(port);
      hear({ type: 'permission-revoked', tabIds: [tabId] });
      port.postMessage(STOP_PROBE);
    }
  });
}

/** May we (still) be where this port comes from? A frame without an address of its own has its page's origin. */
async function isAllowed({ sender }: Port): Promise<boolean> {
  try {
    const { protocol, hostname } = new URL((sender as { origin?: string }).origin ?? sender?.url ?? '');
    return await browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
  } catch {
    return false;
  }
}
