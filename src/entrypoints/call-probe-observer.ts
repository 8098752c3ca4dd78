import { takePort } from '../in-page/call-probe/handshake.ts';
import { observe } from '../in-page/call-probe/observer/observe.ts';

takePort(observe);
