import { isHostName, rowForHost } from '../../core/sites/host.ts';

/** Why what was typed names no site; the words for each are in `_locales` under `settings_host_problem_…`. */
export type HostProblem = 'empty' | 'mail-address' | 'not-a-site' | 'not-on-the-web';

/**
 * The site that somebody means by what they typed or pasted: a host, or any address on it. Letters beyond ASCII come
 * out in their `xn--` form, as the browser itself would ask for them.
 */
export function hostFromTyped(typed: string): { readonly host: string } | { readonly problem: HostProblem } {
  const text = typed.trim();
  if (text === '') return { problem: 'empty' };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return { problem: 'not-on-the-web' };
  if (/^[^\s/?#]+@[^\s/?#]+$/.test(text)) return { problem: 'mail-address' };
  const address = scheme === undefined ? `https://${text.replace(/^\/\//, '')}` : text;
  if (!URL.canParse(address)) return { problem: 'not-a-site' };
  const host = new URL(address).hostname.replace(/\.$/, '');
  return isHostName(host) ? { host: rowForHost(host) } : { problem: 'not-a-site' };
}
