const MINUTE_S = 60;
/** After so many minutes a second more or less says nothing. */
const SECONDS_UNTIL_MIN = 15;

/** "1 min 20 sec", as the language writes it. */
export function durationOf(ms: number, language: string): string {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  const unit = (amount: number, name: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(amount);
  const minutes = Math.floor(seconds / MINUTE_S);
  const rest = seconds % MINUTE_S;
  const parts = minutes === 0 ? [] : [unit(minutes, 'minute')];
  if (minutes < SECONDS_UNTIL_MIN && (rest > 0 || minutes === 0)) parts.push(unit(rest, 'second'));
  return parts.join(' ');
}
