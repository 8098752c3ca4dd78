import { percentDecoded } from './decode.ts';
import { type Link, paramOf } from './link.ts';

/**
 * The table's patterns. A host: `*.zoom.us` is the host and all below it, `:org.whereby.com` takes one label, a bare
 * `*` is any host that the user named as a call site of theirs. A path: `:room` takes one segment, `:id(\d+)` what the
 * expression says, `*` anything; one slash at the end more or less is the same; `?key` at the end asks for that query
 * parameter, `#/…` for that fragment (up to its own "?"). What is taken names the room, in order, unless the name
 * begins with `_`. Letters match in either case: no service has two rooms that differ in nothing else.
 */
export type PatternGroup = readonly [hosts: readonly string[], paths: readonly string[]];

interface PathPattern {
  readonly path: RegExp;
  readonly fragment: RegExp | null;
  readonly param: string | null;
}

interface HostPattern {
  /** What the hosts end with, whatever stands before. */
  readonly tail: string;
  readonly expression: RegExp;
}

export interface CompiledGroup {
  readonly isOwnHost: boolean;
  readonly hosts: readonly HostPattern[];
  readonly paths: readonly PathPattern[];
}

/** Turns a pattern into an expression; `one` is what a name or a single label may consist of. */
function expression(pattern: string, one: string): RegExp {
  let out = '';
  let at = 0;
  while (at < pattern.length) {
    const name = /^:(_?)[a-z]\w*/i.exec(pattern.slice(at));
    if (name) {
      at += name[0].length;
      let body = one;
      if (pattern[at] === '(') {
        const end = closing(pattern, at);
        body = pattern.slice(at + 1, end);
        at = end + 1;
      }
      out += name[1] ? `(?:${body})` : `(${body})`;
    } else {
      const sign = pattern[at] as string;
      out += sign === '*' ? '.*' : sign.replace(/[\\^$.+?()[\]{}|]/, '\\$&');
      at += 1;
    }
  }
  return new RegExp(`^${out}$`, 'i');
}

function closing(pattern: string, open: number): number {
  let depth = 0;
  for (let at = open; at < pattern.length; at += 1) {
    if (pattern[at] === '(') depth += 1;
    if (pattern[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`Unclosed bracket in ${pattern}`);
}

/** An expression is made when a host first ends as its pattern does: most hosts are none of the table's. */
function hostPattern(pattern: string): HostPattern {
  let compiled: RegExp | undefined;
  return {
    tail: /(?:^|\*\.|\)|:\w+)([^*:()]*)$/.exec(pattern)?.[1] ?? '',
    get expression() {
      compiled ??= hostExpression(pattern);
      return compiled;
    },
  };
}

function hostExpression(pattern: string): RegExp {
  if (pattern === '*') return /^.+$/;
  const rest = pattern.startsWith('*.') ? pattern.slice(2) : null;
  const source = expression(rest ?? pattern, '[a-z0-9-]+').source;
  return rest === null ? new RegExp(source) : new RegExp(`^(?:[a-z0-9-]+\\.)*${source.slice(1)}`);
}

function pathPattern(pattern: string): PathPattern {
  const [, path = '', param, fragment] =
    /^(\/(?:[^?#(]|\((?:[^()]|\([^()]*\))*\))*)(?:\?(\w+))?(?:#(.+))?$/.exec(pattern) ?? [];
  if (!path) throw new Error(`Not a path pattern: ${pattern}`);
  const trimmed = path === '/' ? '' : path.replace(/\/$/, '');
  const source = expression(trimmed, '[^/]+').source;
  return {
    path: new RegExp(`${source.slice(0, -1)}/?$`, 'i'),
    fragment: fragment ? expression(fragment, '[^/]+') : null,
    param: param ?? null,
  };
}

/** The paths are made ready when a link's host is one of the group's: most groups' never is. */
export function compileGroup([hosts, paths]: PatternGroup): CompiledGroup {
  let compiled: readonly PathPattern[] | undefined;
  return {
    isOwnHost: hosts.includes('*'),
    hosts: hosts.map(hostPattern),
    get paths() {
      compiled ??= paths.map(pathPattern);
      return compiled;
    },
  };
}

/** Whether a group can match any address at a host; `isOwnHost`: the user named it as a call site. */
export const isAtHost = (group: CompiledGroup, host: string, isOwnHost: boolean): boolean =>
  (isOwnHost || !group.isOwnHost) &&
  group.hosts.some((pattern) => host.endsWith(pattern.tail) && pattern.expression.test(host));

/**
 * What names the room in an address, decoded, in lower case: empty where the pattern matches and names none; null where
 * it does not match. `isOwnHost`: the user named this address's host as a call site.
 */
export function matchGroup(group: CompiledGroup, link: Link, isOwnHost: boolean): readonly string[] | null {
  if (group.isOwnHost && !isOwnHost) return null;
  for (const pattern of group.hosts) {
    const host = link.host.endsWith(pattern.tail) ? pattern.expression.exec(link.host) : null;
    if (!host) continue;
    for (const path of group.paths) {
      const taken = matchPath(path, link);
      if (taken) return [...host.slice(1), ...taken].map((part) => percentDecoded(part).toLowerCase());
    }
  }
  return null;
}

function matchPath(pattern: PathPattern, link: Link): string[] | null {
  const path = pattern.path.exec(link.path);
  if (!path) return null;
  const taken = path.slice(1);
  if (pattern.fragment) {
    const fragment = pattern.fragment.exec(link.fragment.split('?', 1)[0] as string);
    if (!fragment) return null;
    taken.push(...fragment.slice(1));
  }
  if (pattern.param) {
    const value = paramOf(link, pattern.param);
    if (value === null) return null;
    taken.push(value);
  }
  return taken.map((part) => part.replace(/\/+$/, ''));
}
