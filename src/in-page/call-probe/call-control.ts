/**
 * Services that carry their media past peer connections show nothing but a microphone in lobby and call alike: there
 * the page itself decides. Class names only, never words: those are in every language. Publicly reported for Zoom's
 * web client.
 */
const CONTROLS: readonly { readonly host: RegExp; readonly inCall: string; readonly inLobby: string }[] = [
  { host: /(^|\.)zoom(gov)?\.(us|com)$/, inCall: '.meeting-app', inLobby: '.preview-join-button' },
];

/** Asks whether the control of a running call is on the page; null for all services that leave better evidence. */
export function callControlOf(host: string): (() => boolean) | null {
  const control = CONTROLS.find((each) => each.host.test(host));
  if (!control) return null;
  return () => document.querySelector(control.inCall) !== null && document.querySelector(control.inLobby) === null;
}
