import { hold } from '../in-page/hush-page/hold.ts';
import { takePort } from '../in-page/hush-page/page-channel.ts';

takePort(hold);
