/**
 * Stops a page of a closed site that the site's own service worker has served, before anything of it has begun: nothing
 * of it is shown, and it asks for nothing.
 */
export function stopServed(): void {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (window.top === window && (navigation?.workerStart ?? 0) > 0) window.stop();
}
