import { startVeil } from '../in-page/veil/start.ts';

startVeil();
