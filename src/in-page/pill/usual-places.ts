import { GAP, type Place, type Size } from '../free-place.ts';

/** Heights that are tried, as shares of the window: between the bars on top and at the bottom that all services have. */
const HEIGHTS = [0.36, 0.5, 0.26, 0.64];

/** Where the pill lies while the user has put it nowhere: at the edge where lines begin, else at the other one. */
export function usualPlaces({ width }: Size, isRightToLeft: boolean): readonly Place[] {
  const edges = [GAP, innerWidth - width - GAP];
  if (isRightToLeft) edges.reverse();
  return edges.flatMap((left) => HEIGHTS.map((height) => ({ left, top: Math.round(innerHeight * height) })));
}
