// Drawn here: an extension's page loads no picture from elsewhere, and emoji look different on every system.
// None says anything by itself; the words stand beside each.

/** The ring: the product's sign. */
export const RingIcon = () => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
    <circle cx="10" cy="10" r="7.5" fill="none" stroke="var(--present)" stroke-width="4" />
  </svg>
);

export const GearIcon = () => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5">
    <circle cx="10" cy="10" r="2.6" />
    <path
      stroke-linejoin="round"
      d="M8.6 2.5h2.8l.4 2 1.5.7 1.8-1 1.9 2-1 1.8.6 1.4 2 .6v0 2l-2 .6-.6 1.4 1 1.8-1.9 2-1.8-1-1.5.7-.4 2H8.6l-.4-2-1.5-.7-1.8 1-1.9-2 1-1.8-.6-1.4-2-.6v-2l2-.6.6-1.4-1-1.8 1.9-2 1.8 1 1.5-.7z"
    />
  </svg>
);

export const LockIcon = () => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6">
    <rect x="4.5" y="9" width="11" height="8" rx="2" />
    <path d="M7 9V6.5a3 3 0 0 1 6 0V9" />
  </svg>
);

/** Onward: it points the other way where the script runs from right to left. */
export const OnwardIcon = () => (
  <svg class="icon onward" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8">
    <path stroke-linecap="round" stroke-linejoin="round" d="M4 10h11m-4.5-4.5L15 10l-4.5 4.5" />
  </svg>
);

export const CheckIcon = () => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
    <path stroke-linecap="round" stroke-linejoin="round" d="M4.5 10.5l3.5 3.5 7.5-8" />
  </svg>
);

export const RemoveIcon = () => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.7">
    <path stroke-linecap="round" d="M5.5 5.5l9 9m0-9l-9 9" />
  </svg>
);
