import { type CompiledGroup, compileGroup, isAtHost, type PatternGroup } from './pattern.ts';
import rows from './services.json';

/**
 * How a service carries its media, which says what evidence a call leaves: `webrtc` (a peer connection with media),
 * `mixed` (perhaps none: Zoom's own transport), `media-source` (a stream that is only watched).
 */
export type Transport = 'webrtc' | 'mixed' | 'media-source';

/** A row of `services.json`. Where its facts come from, and examples: `tests/fixtures/calls/service-facts.json`. */
export interface ServiceRow {
  readonly id: string;
  readonly name: string;
  /** `webrtc` where absent. */
  readonly transport?: Transport;
  /** People walk between conversations: connections open and close all the time. */
  readonly isSpatial?: boolean;
  /** Its join link usually hands over to a desktop app, of which a browser sees nothing. */
  readonly opensApp?: boolean;
  /** Match patterns of the hosts its calls run on; absent where only its links are known. */
  readonly permissions?: readonly string[];
  readonly join?: readonly PatternGroup[];
  readonly inCall?: readonly PatternGroup[];
  readonly handoff?: readonly PatternGroup[];
  /** Its own pages, which look like rooms. */
  readonly never?: readonly PatternGroup[];
}

export interface Service {
  readonly id: string;
  readonly name: string;
  readonly transport: Transport;
  readonly isSpatial: boolean;
  readonly opensApp: boolean;
  readonly permissions: readonly string[];
  readonly join: readonly CompiledGroup[];
  readonly inCall: readonly CompiledGroup[];
  readonly handoff: readonly CompiledGroup[];
  readonly never: readonly CompiledGroup[];
}

const TABLE = rows as unknown as readonly ServiceRow[];
const BY_ID = new Map(TABLE.map((row) => [row.id, row]));
let compiled: readonly Service[] | null = null;

/** The table, made ready at first use: 72 services take a few milliseconds that a start of the worker need not pay. */
export function services(): readonly Service[] {
  compiled ??= TABLE.map((row) => ({
    id: row.id,
    name: row.name,
    transport: row.transport ?? 'webrtc',
    isSpatial: row.isSpatial ?? false,
    opensApp: row.opensApp ?? false,
    permissions: row.permissions ?? [],
    join: (row.join ?? []).map(compileGroup),
    inCall: (row.inCall ?? []).map(compileGroup),
    handoff: (row.handoff ?? []).map(compileGroup),
    never: (row.never ?? []).map(compileGroup),
  }));
  return compiled;
}

/** By host: the links of a calendar are those of a few services, many times over. */
const atHosts = new Map<string, readonly Service[]>();
/** Hosts come from whoever writes calendars: they must not fill the memory. */
const MOST_HOSTS = 500;

/** The services, in the table's order, that have join or call addresses at a host; `isOwnHost`: one of the user's own. */
export function servicesAt(host: string, isOwnHost: boolean): readonly Service[] {
  const key = isOwnHost ? `${host} own` : host;
  let found = atHosts.get(key);
  if (found === undefined) {
    found = services().filter((service) =>
      [...service.join, ...service.inCall].some((group) => isAtHost(group, host, isOwnHost)),
    );
    if (atHosts.size >= MOST_HOSTS) atHosts.clear();
    atHosts.set(key, found);
  }
  return found;
}

/** Match patterns to ask permission for, by service: `{ 'google-meet': ['https://meet.google.com/*'], … }`. */
export const CALL_HOST_PATTERNS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  TABLE.flatMap((row) => (row.permissions ? [[row.id, row.permissions]] : [])),
);

/** The match patterns of all of them. */
export const ALL_CALL_HOSTS: readonly string[] = Object.values(CALL_HOST_PATTERNS).flat();

/** The name that people know a service by; null for one that is not in the table. */
export const serviceName = (serviceId: string): string | null => BY_ID.get(serviceId)?.name ?? null;

/** Whether a service's join link usually opens a desktop app: nothing of such a call can be seen from a browser. */
export const opensApp = (serviceId: string): boolean => BY_ID.get(serviceId)?.opensApp ?? false;

export const transportOf = (serviceId: string | null): Transport =>
  (serviceId && BY_ID.get(serviceId)?.transport) || 'webrtc';

export const isSpatial = (serviceId: string | null): boolean =>
  (serviceId !== null && BY_ID.get(serviceId)?.isSpatial) || false;
