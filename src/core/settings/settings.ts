import * as v from 'valibot';
import { isOwnSite, OWN_SITE_KINDS } from '../calls/own-site.ts';
import { MEETING_KINDS } from '../meeting/kind.ts';
import { byName, changesOf, group, keptOf, list, one } from './choice.ts';

/** How a calendar meeting starts focus: by itself, by asking quietly, or only once its call is live. */
export const STARTS = ['start', 'ask', 'only-with-call'] as const;

/**
 * How much stands between the user and a listed site, from soft to firm: a banner over a grey page, a cover, or that it
 * does not load at all.
 */
export const STRENGTHS = ['soft', 'firm', 'closed'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** A host name without scheme, port or path, such as `youtube.com`; it stands for its subdomains too. */
const host = v.pipe(v.string(), v.toLowerCase(), v.regex(/^(?=.{1,253}$)([a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$/));
const ownSite = v.pipe(v.string(), v.toLowerCase(), v.check(isOwnSite));
const mailAddress = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email());
const yes = one(v.boolean(), true);
const no = one(v.boolean(), false);
/** Meetings by their series (UID) or by words in their title. */
const meetingsLike = group({
  series: list(v.string()),
  words: list(v.pipe(v.string(), v.trim(), v.minLength(1))),
});

/** Everything that the user can choose. */
const CHOICES = {
  /** The distraction list: hosts that are veiled while focus is on. */
  distractions: list(host),
  /** Hosts that belong to meetings (notes, the shared document): present while in front. */
  meetingSites: list(host),
  startsFocus: one(v.picklist(STARTS), 'start'),
  /** "Never for meetings like this". */
  never: meetingsLike,
  /** "Never record meetings like this": they have focus and leave nothing behind. */
  neverRecord: meetingsLike,
  /** Listed sites that are needed in every meeting of a series (by its UID), or not: what was answered to "Also next time?". */
  seriesNeeds: list(v.object({ seriesId: v.string(), site: host, isNeeded: v.boolean() })),
  /** The user's own mail addresses, lower case: whose answer counts in an invitation. */
  myAddresses: list(mailAddress),
  /** What to assume of time that nothing can see; see the table in `attention/rules.ts`. */
  assumptions: group({
    /** In a call in a desktop app, no browser window in front: present (true) or unseen. */
    presentInApp: yes,
    /** In a room with people, nothing used or the screen locked: present (true) or unseen. */
    presentInPerson: yes,
  }),
  /** The strength of the veil for all listed sites, and for those that have one of their own. */
  strength: one(v.picklist(STRENGTHS), 'firm'),
  strengths: byName(host, v.picklist(STRENGTHS)),
  /** Listed sites of which only the feed is hidden, where it is known (`sites/feeds.json`); the rest stays usable. */
  feedOnly: list(host),
  /** Call sites of the user's own, such as a Jitsi of their firm's. */
  callSites: list(
    v.object({ site: ownSite, kind: v.picklist(OWN_SITE_KINDS) }),
    v.object({ site: ownSite, kind: v.fallback(v.picklist(OWN_SITE_KINDS), 'auto') }),
  ),
  /** Light mode: no script of ours in the call pages' own world, only what can be read beside it. */
  lightMode: group({
    isEverywhere: no,
    /** Services by their id, own call sites by their name. */
    only: list(v.string()),
  }),
  /** The same in meetings of a kind; for kinds that are not here it is as for all. */
  kindStrengths: byName(v.picklist(MEETING_KINDS), v.picklist(STRENGTHS)),
  /** What is kept still while focus is on. */
  hush: group({
    /** The sound of other tabs than the call's and the one in front. */
    isSoundMuted: yes,
    /** Unread counts in titles, icons and app badges of listed sites. */
    areCountsStilled: yes,
    /** Notifications that pages of listed sites show. */
    areNotificationsHeld: yes,
  }),
  /** The small pill in the call's own tab: one click to start focus, and how long one was away. */
  isPillShown: yes,
  /** Which day a week begins on, 1 Monday to 7 Sunday (ISO 8601). */
  weekStartsOn: one(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)), 1),
  /** The welcome was finished or set aside: it is not shown again. */
  isWelcomed: no,
} as const;

/** All of it as it is kept. Each choice stands by itself: one that is missing or broken takes its default. */
export const Settings = v.object({ version: v.fallback(v.literal(1), 1), ...keptOf(CHOICES).entries });
export type Settings = v.InferOutput<typeof Settings>;

/** Some of it, as it shall be from now on: pages say what changes, never what all is. See `changed`. */
export const SettingsChange = changesOf(CHOICES);
export type SettingsChange = v.InferOutput<typeof SettingsChange>;

export const DEFAULT_SETTINGS: Settings = v.parse(Settings, {});

/** Whether an address can be one of the user's own. */
export const isMailAddress = (text: string): boolean => v.is(mailAddress, text);
