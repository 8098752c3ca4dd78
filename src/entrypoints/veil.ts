import { startOnce } from '../in-page/veil/start-once.ts';
import { veil } from '../in-page/veil/veil.ts';

startOnce('undivided.veil', veil);
