import { frameHush } from '../in-page/frame-hush.ts';
import { startOnce } from '../in-page/veil/start-once.ts';

startOnce('undivided.frame-hush', frameHush, 'frame');
