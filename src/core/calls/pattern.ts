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

/** A name with what it may consist of (brackets one deep in it), or a sign that means something to an expression. */
const PART = /:(_?)[a-z]\w*(?:\(((?:[^()]|\([^()]*\))*)\))?|[*\\^$.+?()[\]{}|]/gi;

/** Turns a pattern into an expression; `one` is what a name or a single label may consist of. */
function expression(pattern: string, one: string): RegExp {
  const source = pattern.replace(PART, (part, isUnnamed: string | undefined, body: string | undefined) => {
    if (isUnnamed !== undefined) return `(${isUnnamed ? '?:' : ''}${body ?? one})`;
    return part === '*' ? '.*' : `\\${part}`;
  });
  return new RegExp(`^${source}$`, 'i');
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
