/** A label of a host name in its ASCII form (RFC 1123): letters, figures, hyphens not at an end, 63 at most. */
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
/** A top-level domain is not all figures: that would be an IP address (RFC 3696, section 2). */
const TOP = /^(?!\d+$)[a-z0-9-]{2,63}$/;
const LONGEST = 253;

/**
 * Whether a text is the name of a site, such as `youtube.com`: lower case, ASCII (international names in their `xn--`
 * form), at least two labels, no IP address.
 */
export function isHostName(text: string): boolean {
  const labels = text.split('.');
  return (
    text.length <= LONGEST &&
    labels.length >= 2 &&
    labels.every((each) => LABEL.test(each)) &&
    TOP.test(labels.at(-1) ?? '')
  );
}

/** The row for a host on a list: a row stands for its subdomains too, so `www.` only narrows it by accident. */
export function rowForHost(host: string): string {
  const bare = host.replace(/^www\./, '');
  return isHostName(bare) ? bare : host;
}
