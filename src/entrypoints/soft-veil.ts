import { softVeil } from '../in-page/soft-veil/soft-veil.ts';
import { startOnce } from '../in-page/veil/start-once.ts';

startOnce('undivided.soft-veil', softVeil);
