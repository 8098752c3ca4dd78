import { feedVeil } from '../in-page/feed/feed-veil.ts';
import { startOnce } from '../in-page/veil/start-once.ts';

startOnce('undivided.feed-veil', feedVeil);
