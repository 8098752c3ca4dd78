import { askBackground } from '../platform/asking.ts';
import { askForMicrosoft } from '../platform/asking-permission.ts';
import '../platform/microsoft/client-id.ts';
import { signInInWindow } from '../platform/microsoft/sign-in-window.ts';
import type { MicrosoftActions } from '../ui/settings/props.ts';
import { andDraw } from './settings-calendars.ts';

/** In the click: asks for Microsoft's hosts, then lets the user sign in. */
async function signIn(clientId: string) {
  if (!(await askForMicrosoft())) return { is: 'problem', problem: 'no-permission' } as const;
  return signInInWindow(clientId);
}

const actionsFor = (clientId: string): MicrosoftActions => ({
  async find() {
    const { is, ...given } = await signIn(clientId);
    return 'problem' in given ? { ok: false, problem: given.problem } : askBackground('findMicrosoftCalendars', given);
  },
  add: (accountId, chosen) =>
    andDraw(
      askBackground('addMicrosoftCalendars', { accountId, chosen: chosen.map(({ id, name }) => ({ id, name })) }),
    ),
  async signInAgain(calendarId) {
    const { is, ...given } = await signIn(clientId);
    return 'problem' in given
      ? { ok: false, problem: given.problem }
      : andDraw(askBackground('signInToMicrosoft', { calendarId, ...given }));
  },
});

/** Microsoft 365, where this build is registered there. */
export const microsoft = import.meta.env.MICROSOFT_CLIENT_ID ? actionsFor(import.meta.env.MICROSOFT_CLIENT_ID) : null;
