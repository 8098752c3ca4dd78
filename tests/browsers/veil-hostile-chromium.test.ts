import { describe } from 'vitest';
import { underTheVeil } from './veil-bench/under-the-veil.ts';

describe('in chromium, under the veil, a page that', () => underTheVeil('chromium'));
