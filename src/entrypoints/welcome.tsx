import { closeThisPage, openPage } from '../platform/own-pages.ts';
import type { WelcomeActions } from '../ui/welcome/props.ts';
import { Welcome } from '../ui/welcome/welcome.tsx';
import { draw } from './draw.tsx';
import * as model from './settings-model.ts';

const actions: WelcomeActions = {
  ...model.choices,
  openSettings: () => void openPage('settings'),
  close: () => void closeThisPage(),
};

void model.readAll();
draw(() => (
  <Welcome
    settings={model.settings.value}
    allowedSites={model.allowedSites.value}
    areCallsAllowed={model.areCallsAllowed.value}
    hasCalendar={(model.calendars.value?.length ?? 0) > 0}
    shortcuts={model.shortcuts.value}
    browser={model.browserName}
    actions={actions}
  />
));
