import { useTimes } from './words.tsx';

const RADIUS = 31;
const LENGTH = 2 * Math.PI * RADIUS;
const WIDTH = 9;

export interface AttentionRingProps {
  /** The present share, 0 to 1; null where nothing was seen: the ring is empty then, and says a dash. */
  readonly share: number | null;
  /** The same in words: "Present for 24 of 26 minutes". */
  readonly label: string;
}

/** How much of the meeting's seen time the user was there for. */
export function AttentionRing({ share, label }: AttentionRingProps) {
  const times = useTimes();
  // A round cap reaches half the stroke's width beyond each end of the arc; short of a full ring it is taken off.
  const arc = share === null ? 0 : share >= 1 ? LENGTH : Math.max(0.01, share * LENGTH - WIDTH);
  return (
    <svg class="attention-ring" viewBox="0 0 76 76" role="img" aria-label={label}>
      <circle class="track" cx="38" cy="38" r={RADIUS} />
      {arc > 0 && share !== 0 && (
        <circle
          class="arc"
          cx="38"
          cy="38"
          r={RADIUS}
          // Half a cap further round, so that the visible end begins at the top.
          transform={`rotate(${share === 1 ? -90 : -90 + (WIDTH / 2 / LENGTH) * 360} 38 38)`}
          stroke-dasharray={`${arc.toFixed(2)} ${(LENGTH + WIDTH).toFixed(2)}`}
        />
      )}
      <text x="38" y="38" text-anchor="middle" dominant-baseline="central">
        {share === null ? '–' : times.percent(share)}
      </text>
    </svg>
  );
}
