import { startSoftVeil } from '../in-page/soft-veil/start.ts';

startSoftVeil();
