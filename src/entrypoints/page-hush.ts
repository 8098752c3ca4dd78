import { hushPage } from '../in-page/hush-page/hush-page.ts';
import { startOnce } from '../in-page/veil/start-once.ts';

startOnce('undivided.page-hush', hushPage);
