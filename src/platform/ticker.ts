/** A timer of the worker's own. It dies with the worker and is started again by the next turn. */
export function secondTicker(): { start(tick: () => void): void; stop(): void } {
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    start(tick) {
      clearInterval(timer);
      timer = setInterval(tick, 1_000);
    },
    stop: () => clearInterval(timer),
  };
}
