import { isBesideJoin } from './beside-join.ts';
import { type Link, parseLink } from './link.ts';
import type { OwnCallSite } from './own-site.ts';
import { joinAddressOf } from './room.ts';
import { bareLinksIn, linksIn } from './text-links.ts';
import { unwrapped } from './unwrap.ts';

/** A link of an entry, taken out of what wraps it. */
export interface ReadLink {
  readonly link: Link;
  /** The service and room whose join address it is; null for any other address. */
  readonly joins: { readonly serviceId: string; readonly room: string | null } | null;
  /** It stands beside join addresses and is none, whatever it looks like. */
  readonly isBeside: boolean;
}

/** Entries repeat their texts and links: an invitation's for each of its instances, a room's for each of its meetings. */
const MOST_TEXTS = 50;
const MOST_LINKS = 1_000;

/** Reads the links in texts of entries, and remembers the latest: the same are asked for again and again. */
export class LinkReader {
  readonly #ownSites: readonly OwnCallSite[];
  readonly #byText = new Map<string, readonly ReadLink[]>();
  readonly #byAddress = new Map<string, ReadLink | null>();

  /** @param ownSites hosts that the user named as call sites of theirs */
  constructor(ownSites: readonly OwnCallSite[]) {
    this.#ownSites = ownSites;
  }

  /** The links in a text or in HTML, in order. */
  in(text: string | null): readonly ReadLink[] {
    if (!text) return [];
    let links = this.#byText.get(text);
    if (links === undefined) {
      links = this.#all(linksIn(text));
      if (this.#byText.size >= MOST_TEXTS) this.#byText.clear();
      this.#byText.set(text, links);
    }
    return links;
  }

  /** What looks like an address without its scheme. */
  bareIn(text: string | null): readonly ReadLink[] {
    return text ? this.#all(bareLinksIn(text)) : [];
  }

  #all(addresses: readonly string[]): readonly ReadLink[] {
    return addresses.flatMap((address) => this.#one(address) ?? []);
  }

  #one(address: string): ReadLink | null {
    let read = this.#byAddress.get(address);
    if (read === undefined) {
      const written = parseLink(address);
      const link = written && unwrapped(written);
      read = link && { link, joins: joinAddressOf(link, this.#ownSites), isBeside: isBesideJoin(link) };
      if (this.#byAddress.size >= MOST_LINKS) this.#byAddress.clear();
      this.#byAddress.set(address, read);
    }
    return read;
  }
}
