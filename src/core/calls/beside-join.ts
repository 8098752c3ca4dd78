import type { Link } from './link.ts';

/** What invitations carry besides the join address and what could be taken for it: dial-in, options, downloads. */
const NEVER: readonly (readonly [host: RegExp, path: RegExp])[] = [
  [/^aka\.ms$/, /^\/jointeamsmeeting/i],
  [/^(?:.+\.)?teams\.(?:microsoft\.com|microsoft\.us|live\.com|cloud\.microsoft)$/, /^\/meetingoptions/i],
  [/^(?:dialin|dialin-[a-z]+)\.(?:teams|skype|.+\.)/, /./],
  [/^tel\.meet$/, /./],
  [/^(?:.+\.)?zoom(?:gov)?\.(?:us|com)$/, /^\/u\//i],
  [/^www\.microsoft\.com$/, /\/download-app/i],
  [/^support\.google\.com$/, /./],
];

/** Whether an address is one of those, and not where a call is joined. */
export const isBesideJoin = (link: Link): boolean =>
  NEVER.some(([host, path]) => host.test(link.host) && path.test(link.path));
