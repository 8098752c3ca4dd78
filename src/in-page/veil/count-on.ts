import type { VeilModel } from '../../core/focus/veil.ts';

/** The figures after `frontMs` more in front of the veil, which is time on a listed site: seen, and distracted. */
export function countOn(model: VeilModel, frontMs: number): VeilModel {
  return { ...model, seenMs: model.seenMs + frontMs, distractedMs: model.distractedMs + frontMs };
}
