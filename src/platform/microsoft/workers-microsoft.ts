import type { MicrosoftCalendars } from '../../core/ports/microsoft.ts';
import { giveMicrosoftBack } from '../asking-permission.ts';
import { httpTools } from '../http-tools.ts';
import { microsoftAccountStore } from './account-store.ts';
import './client-id.ts';
import { microsoftCalendars } from './microsoft-calendars.ts';
import { redirectUri, signInSilently } from './sign-in-window.ts';

const registeredAs = (clientId: string): MicrosoftCalendars =>
  microsoftCalendars({
    tools: httpTools(),
    store: microsoftAccountStore(),
    clientId,
    redirectUri,
    askSilently: (address) => signInSilently(clientId, address),
    nowMs: Date.now,
    giveHostsBack: giveMicrosoftBack,
  });

/** Microsoft 365 for the worker; null in a build that is not registered with Microsoft. */
export const workersMicrosoft = (): MicrosoftCalendars | null =>
  import.meta.env.MICROSOFT_CLIENT_ID ? registeredAs(import.meta.env.MICROSOFT_CLIENT_ID) : null;
