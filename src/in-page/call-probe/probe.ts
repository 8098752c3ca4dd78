import { type Evidence, hasEvidence, NO_EVIDENCE, OBSERVED } from '../../core/calls/evidence.ts';
import { callControlOf } from './call-control.ts';
import { coalesced, LOOK_AGAIN_MS } from './coalesce.ts';
import { offerPort } from './handshake.ts';
import { MediaElements } from './media-elements.ts';
import { watchView } from './page-view.ts';
import { type ProbeHome, Reporter } from './reporter.ts';

/**
 * The half of the call probe that runs in the isolated world of a conferencing site's page: joins what the observer
 * counts with what the media elements show, and reports it. Without an observer (light mode) it does with the latter.
 *
 * @param stopped it has taken itself out of the page: the extension is gone, or the site is no longer allowed
 */
export function probe(home: ProbeHome, stopped: () => void): void {
  const undo = new AbortController();
  const { signal } = undo;
  let observed: Partial<Evidence> = {};
  let observer: MessagePort | null = null;
  // A registered script runs before there is a body; frames without a page of their own have one from the beginning.
  const isLate = document.body !== null && location.protocol !== 'about:';

  const reporter = new Reporter(home, () => {
    observer?.postMessage('stop');
    undo.abort();
    stopped();
  });
  const look = coalesced(() => {
    const evidence = {
      ...NO_EVIDENCE,
      ...observed,
      isLate,
      ...elements.count(),
      ...view(),
      hasCallControl: callControl?.() ?? false,
    };
    reporter.report(evidence);
    return hasEvidence(evidence) ? LOOK_AGAIN_MS : 0;
  }, signal);
  const elements = new MediaElements(look, signal);
  const view = watchView(look, signal);
  const callControl = callControlOf(location.hostname);

  offerPort((message, port) => {
    const counts = readCounts(message);
    if (!counts) return;
    observer = port;
    observed = { ...counts, isObserved: true };
    look();
  }, signal);
  addEventListener('pagehide', () => reporter.close(), { signal });
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (!persisted) return;
      reporter.again();
      look();
    },
    { signal },
  );
  // A tab that was open before the grant can be in a call already.
  look();
}

/** The page cannot speak on the port, but nothing is lost by not believing it. */
function readCounts(message: unknown): Partial<Evidence> | null {
  if (!Array.isArray(message) || message.length !== OBSERVED.length) return null;
  if (!message.every((count) => Number.isInteger(count) && count >= 0 && count <= 99)) return null;
  return Object.fromEntries(OBSERVED.map((name, index) => [name, message[index]]));
}
