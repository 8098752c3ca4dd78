import { dressIn } from '../dress.ts';
import css from './veil.css?inline';

/** Gives a shadow root the veil's styles. */
export const dress = (root: ShadowRoot): void => dressIn(root, css);
