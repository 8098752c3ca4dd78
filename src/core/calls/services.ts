import { type CompiledGroup, compileGroup, type PatternGroup } from './pattern.ts';
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
const compiled = new Map<ServiceRow, Service>();

/** A row made ready, at its first use: all 72 take a few milliseconds, and most people's calls are those of a few. */
function serviceOf(row: ServiceRow): Service {
  let service = compiled.get(row);
  if (service === undefined) {
    service = {
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
    };
    compiled.set(row, service);
  }
  return service;
}

/** All of the table. */
export const services = (): readonly Service[] => TABLE.map(serviceOf);

/** The last two labels of a host, or of a host's pattern: in these a pattern has no names. */
const domainOf = (host: string): string => host.slice(host.lastIndexOf('.', host.lastIndexOf('.') - 1) + 1);

let byDomain: ReadonlyMap<string, readonly ServiceRow[]> | null = null;

/** The rows that have join or call addresses at a domain, in the table's order. */
function sortedByDomain(): ReadonlyMap<string, readonly ServiceRow[]> {
  const rows = new Map<string, ServiceRow[]>();
  for (const row of TABLE) {
    const groups = [...(row.join ?? []), ...(row.inCall ?? [])];
    for (const domain of new Set(groups.flatMap(([hosts]) => hosts.map(domainOf)))) {
      const known = rows.get(domain);
      if (known) known.push(row);
      else rows.set(domain, [row]);
    }
  }
  return rows;
}

/** The services, in the table's order, that may have join or call addresses at a host; `isOwnHost`: one of the user's own. */
export function servicesAt(host: string, isOwnHost: boolean): readonly Service[] {
  if (isOwnHost) return services();
  byDomain ??= sortedByDomain();
  return (byDomain.get(domainOf(host)) ?? []).map(serviceOf);
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
