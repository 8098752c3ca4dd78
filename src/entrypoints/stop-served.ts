import { stopServed } from '../in-page/stop-served.ts';

stopServed();
