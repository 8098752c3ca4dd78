import { describe } from 'vitest';
import { underTheVeil } from './veil-bench/under-the-veil.ts';

describe('in firefox, under the veil, a page that', () => underTheVeil('firefox'));
