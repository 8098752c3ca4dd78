import * as v from 'valibot';
import { isOwnSite, OWN_SITE_KINDS } from '../calls/own-site.ts';
import { MEETING_KINDS } from '../meeting/kind.ts';

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

/** A list in which one broken row loses only itself. */
const list = <T extends v.GenericSchema>(row: T) =>
  v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((rows) =>
        rows.flatMap((each) => {
          const checked = v.safeParse(row, each);
          return checked.success ? [checked.output as v.InferOutput<T>] : [];
        }),
      ),
    ),
    [],
  );

/**
 * Everything that the user can choose. Each field stands by itself: one that is missing or broken in storage takes its
 * default and loses nothing else.
 */
export const Settings = v.object({
  version: v.fallback(v.literal(1), 1),
  /** The distraction list: hosts that are veiled while focus is on. */
  distractions: list(host),
  /** Hosts that belong to meetings (notes, the shared document): present while in front. */
  meetingSites: list(host),
  startsFocus: v.fallback(v.picklist(STARTS), 'start'),
  /** "Never for meetings like this": by series (UID) or by words in the title. */
  never: v.fallback(v.object({ series: list(v.string()), words: list(v.pipe(v.string(), v.trim(), v.minLength(1))) }), {
    series: [],
    words: [],
  }),
  /** "Never record meetings like this": they have focus and leave nothing behind. By series or by words in the title. */
  neverRecord: v.fallback(
    v.object({ series: list(v.string()), words: list(v.pipe(v.string(), v.trim(), v.minLength(1))) }),
    { series: [], words: [] },
  ),
  /** Listed sites that are needed in every meeting of a series (by its UID), or not: what was answered to "Also next time?". */
  seriesNeeds: list(v.object({ seriesId: v.string(), site: host, isNeeded: v.boolean() })),
  /** The user's own mail addresses, lower case: whose answer counts in an invitation. */
  myAddresses: list(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email())),
  /** What to assume of time that nothing can see; see the table in `attention/rules.ts`. */
  assumptions: v.fallback(
    v.object({
      /** In a call in a desktop app, no browser window in front: present (true) or unseen. */
      presentInApp: v.fallback(v.boolean(), true),
      /** In a room with people, nothing used or the screen locked: present (true) or unseen. */
      presentInPerson: v.fallback(v.boolean(), true),
    }),
    { presentInApp: true, presentInPerson: true },
  ),
  /** The strength of the veil for all listed sites, and for those that have one of their own. */
  strength: v.fallback(v.picklist(STRENGTHS), 'firm'),
  strengths: v.fallback(v.record(host, v.picklist(STRENGTHS)), {}),
  /** Listed sites of which only the feed is hidden, where it is known (`sites/feeds.json`); the rest stays usable. */
  feedOnly: list(host),
  /** Call sites of the user's own, such as a Jitsi of their firm's. */
  callSites: list(
    v.object({
      site: v.pipe(v.string(), v.toLowerCase(), v.check(isOwnSite)),
      kind: v.fallback(v.picklist(OWN_SITE_KINDS), 'auto'),
    }),
  ),
  /** Light mode: no script of ours in the call pages' own world, only what can be read beside it. */
  lightMode: v.fallback(
    v.object({
      isEverywhere: v.fallback(v.boolean(), false),
      /** Services by their id, own call sites by their name. */
      only: list(v.string()),
    }),
    { isEverywhere: false, only: [] },
  ),
  /** The same in meetings of a kind; for kinds that are not here it is as for all. */
  kindStrengths: v.fallback(v.record(v.picklist(MEETING_KINDS), v.picklist(STRENGTHS)), {}),
  /** What is kept still while focus is on. */
  hush: v.fallback(
    v.object({
      /** The sound of other tabs than the call's and the one in front. */
      isSoundMuted: v.fallback(v.boolean(), true),
      /** Unread counts in titles, icons and app badges of listed sites. */
      areCountsStilled: v.fallback(v.boolean(), true),
      /** Notifications that pages of listed sites show. */
      areNotificationsHeld: v.fallback(v.boolean(), true),
    }),
    { isSoundMuted: true, areCountsStilled: true, areNotificationsHeld: true },
  ),
  /** The small pill in the call's own tab: one click to start focus, and how long one was away. */
  isPillShown: v.fallback(v.boolean(), true),
  /** Which day a week begins on, 1 Monday to 7 Sunday (ISO 8601). */
  weekStartsOn: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)), 1),
  /** The welcome was finished or set aside: it is not shown again. */
  isWelcomed: v.fallback(v.boolean(), false),
});

export type Settings = v.InferOutput<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = v.parse(Settings, {});
