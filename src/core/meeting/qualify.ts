/**
 * Why focus starts, or why it does not, in a form that a screen can put into words (`because_…` in `_locales`).
 * The rule is PRODUCT.md's: not declined, not cancelled, not all-day, busy, and somebody else in it or a join address.
 */
export const BECAUSE = [
  // it starts focus
  'has-people',
  'has-join-address',
  'call-live',
  'by-hand',
  'by-hand-call',
  // it does not
  'declined',
  'cancelled',
  'all-day',
  'free',
  'nobody-else',
  'out-of-office',
  'focus-time',
  'working-location',
  'never-series',
  'never-words',
  'asks-first',
  'waits-for-call',
  'ended-by-you',
] as const;
export type Because = (typeof BECAUSE)[number];
