import { pill } from '../in-page/pill/pill.ts';
import { startOnce } from '../in-page/veil/start-once.ts';

startOnce('undivided.pill', pill);
