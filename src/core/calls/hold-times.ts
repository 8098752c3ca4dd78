/**
 * How long evidence must last, or be gone, before it is believed (milliseconds). Measured in Chromium and Firefox with
 * real clients unless a line says that it is derived.
 */

/** A look at one's own camera. Device tests of a settings page come and go within this. */
export const LOBBY_MS = 500;

/** Connected media at a room's own address. Connection tests before a call are shorter. */
export const LIVE_IN_ROOM_MS = 1_500;
/** The same elsewhere on a call site: chat apps and sites of one's own have no address that would say more. */
export const LIVE_ELSEWHERE_MS = 5_000;
/** Nothing captured and nothing sent: a webinar, or a video that a page plays through a connection. */
export const LIVE_LISTENING_MS = 5_000;
/** The service's own word for it (media past peer connections); its preview and its call follow within seconds. */
export const LIVE_BY_CONTROL_MS = 5_000;
/** A stream that is only watched: trailers and replays are on the same pages. Derived. */
export const LIVE_WATCHING_MS = 15_000;

/** All connections closed and capture released: hanging up does both. Services that replace a connection take under 2 s. */
export const LEFT_RELEASED_MS = 4_000;
/**
 * All connections closed while capture goes on: hung up with the camera kept, or moving from one server to another, which
 * takes services less than 2 s. Nearer to 8 s than this, the end would be known after 8 s on a busy machine (seen: 8.4).
 */
export const LEFT_CAPTURING_MS = 6_000;
/**
 * Connections that receive were left open and nothing comes through them, after the one that was sent over had been
 * closed: a host ended the call, and its page goes on receiving. Short, since seconds passed before it was noticed.
 */
export const LEFT_STALLED_MS = 2_000;
/**
 * Nothing comes and nothing is sent, of somebody who only listened, or in a page that has left the room's address with
 * every device released: over perhaps, perhaps a silent host whose server sends no silence on. Pauses of speech end within
 * this (no source; derived), and whoever is wrongly let go has another minute in which it is the same call.
 */
export const LEFT_STILL_MS = 120_000;
/** The other side vanished (seen 5.7 to 7.9 s after it did): networks come back, and clients wait about this long. */
export const LEFT_FLAKY_MS = 30_000;
/** The page was loaded anew at the same room: with an instant click clients were back after 6.4 to 10.4 s. */
export const LEFT_RELOADED_MS = 20_000;
/** The tab went elsewhere. Derived: nothing more can come, but a redirect may lead back. */
export const LEFT_ELSEWHERE_MS = 4_000;
/** The tab was closed. Derived: closed by mistake it is brought back with one key. */
export const LEFT_CLOSED_MS = 5_000;
/** In spatial offices a conversation ends at each step aside. */
export const LEFT_SPATIAL_MS = 60_000;
/** In light mode a call in which everybody is silent looks like none. Derived. */
export const LEFT_LIGHT_MODE_MS = 15_000;
/** A stream that is watched was paused. Derived. */
export const LEFT_WATCHING_MS = 15_000;

/** For as long after its end a call is still spoken of, so that whoever rejoins finds the same one. */
export const LEFT_KEPT_MS = 60_000;
