import { type Link, parseLink, siteOf } from './link.ts';
import { isRoomName, type OwnCallSite, type OwnSiteKind, ownKind, roomInPath } from './own-site.ts';
import { type CompiledGroup, matchGroup } from './pattern.ts';
import { type Service, services, servicesAt } from './services.ts';
import { teamsRoom } from './teams-room.ts';

/** What an address says of a call. It never says that one is on. */
export interface CallAddress {
  readonly serviceId: string;
  /**
   * The room's key, such as `google-meet/abc-defg-hij`: equal for every address of one room, in a calendar or in a tab.
   * Null where the address names no room: a chat app, a service's own pages.
   */
  readonly room: string | null;
  /** A call can be on at this very address. */
  readonly isInCallAddress: boolean;
  /** The page that launches the desktop app. */
  readonly isHandoff: boolean;
  /** A page that tests devices or the network with a server that echoes: it makes what looks like a call, and is none. */
  readonly isTest?: boolean;
  /** The call site of the user's own that it is on, as they named it. */
  readonly ownSite?: string;
}

/** A room's key is kept in records: longer than this it is cut. */
const LONGEST_ROOM = 200;

/** A site that the user named whose address fits no known system: its calls are known by their media alone. */
export const OWN_SITE = 'own-site';

/** To its patterns any name is a room. */
const ANY_NAME = 'jitsi-self';

export type LinkKind = 'join' | 'inCall' | 'handoff';

/** What an address is to one service; null where it is nothing of it. `own`: what the user says runs at its host. */
export function matchService(
  service: Service,
  kind: LinkKind,
  link: Link,
  own: OwnSiteKind | null,
): { readonly room: string | null; readonly isOwn: boolean } | null {
  const isOwnHost = own === 'auto' || own === service.id;
  const first = (
    groups: readonly CompiledGroup[],
  ): { readonly taken: readonly string[]; readonly isOwn: boolean } | null => {
    for (const group of groups) {
      const taken = matchGroup(group, link, isOwnHost);
      if (taken) return { taken, isOwn: group.isOwnHost };
    }
    return null;
  };
  const found = first(service[kind]);
  if (!found || first(service.never)) return null;
  if (found.isOwn && own !== null && service.id === ANY_NAME && !isRoomName(link, own)) return null;
  const parts = service.id === 'microsoft-teams' ? [teamsRoom(link)] : found.taken;
  const named = parts.filter((part) => part !== null && part !== '');
  if (named.length === 0) return { room: null, isOwn: found.isOwn };
  return {
    room: [service.id, ...(found.isOwn ? [siteOf(link)] : []), ...named].join('/').slice(0, LONGEST_ROOM),
    isOwn: found.isOwn,
  };
}

/** The service and room of a join link; null for any other address. */
export function joinAddressOf(
  link: Link,
  ownSites: readonly OwnCallSite[],
): { readonly serviceId: string; readonly room: string | null } | null {
  const own = ownKind(link, ownSites);
  const candidates = servicesAt(link.host, own !== null);
  for (const service of candidates) {
    const found = matchService(service, 'join', link, own);
    if (found) return { serviceId: service.id, room: found.room };
  }
  // People paste the address that they have in front of them, and it works.
  for (const service of candidates) {
    const found = matchService(service, 'inCall', link, own);
    if (found?.room) return { serviceId: service.id, room: found.room };
  }
  const at = onOwnSite(link, own);
  return at?.room ? { serviceId: OWN_SITE, room: at.room } : null;
}

/** `*://*.zoom.us/*` and its like, as far as hosts go. */
function isOnHosts(service: Service, host: string): boolean {
  return service.permissions.some((pattern) => {
    const named = pattern.replace(/^\w+:\/\//, '').replace(/\/.*$/, '');
    return named.startsWith('*.') ? host === named.slice(2) || host.endsWith(named.slice(1)) : host === named;
  });
}

/**
 * What a tab's address says of a call; null where it is no call site.
 *
 * @param address as the browser reports it
 * @param ownSites hosts that the user named as call sites of theirs
 */
export function roomOf(address: string, ownSites: readonly OwnCallSite[] = []): CallAddress | null {
  const link = parseLink(address);
  if (!link) return null;
  const own = ownKind(link, ownSites);
  const found = addressAt(link, own);
  return found && own !== null ? { ...found, ownSite: siteOf(link) } : found;
}

function addressAt(link: Link, own: OwnSiteKind | null): CallAddress | null {
  // Before the wide patterns of one's own sites, to which any name is a room.
  if (own !== null && isTestPage(link))
    return { serviceId: OWN_SITE, room: null, isInCallAddress: false, isHandoff: false, isTest: true };
  let other: CallAddress | null = null;
  for (const service of services()) {
    const inCall = matchService(service, 'inCall', link, own);
    const isHandoff = matchService(service, 'handoff', link, own) !== null;
    const join = inCall?.room ? null : matchService(service, 'join', link, own);
    if (inCall || join || isHandoff) {
      const room = inCall?.room ?? join?.room ?? null;
      const found = { serviceId: service.id, room, isInCallAddress: inCall !== null && !isHandoff, isHandoff };
      // On the user's own hosts the table's first match decides, as it does for join links: patterns there are wide.
      if (inCall || isHandoff || join?.isOwn) return found;
      other ??= found;
    } else if (!other && isOnHosts(service, link.host)) {
      const about = { serviceId: service.id, room: null, isInCallAddress: false, isHandoff: false };
      other = isTestPage(link) || /^\/(?:[a-z]{2}\/)?test\/?$/i.test(link.path) ? { ...about, isTest: true } : about;
    }
  }
  return other ?? onOwnSite(link, own);
}

/** `/echotest.html`, `/network-test`, `/test-call`: by what such pages are called everywhere. A room `test` is a room. */
const isTestPage = (link: Link): boolean =>
  /\/(?:(?:echo|speed|network|connection|bandwidth|pre-?call|webrtc|device|audio|video|call)[-_]?test|test[-_](?:call|meeting))(?:\.html?|\/)?$/i.test(
    link.path,
  );

function onOwnSite(link: Link, own: OwnSiteKind | null): CallAddress | null {
  if (own === null) return null;
  const path = own === 'address' ? roomInPath(link) : null;
  const room = path === null ? null : `${OWN_SITE}/${path}`.slice(0, LONGEST_ROOM);
  return { serviceId: OWN_SITE, room, isInCallAddress: room !== null, isHandoff: false };
}
