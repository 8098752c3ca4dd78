import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSERS, launch } from './driver.ts';
import { keepFolder, removeFolder } from './group.ts';
import { KEPT } from './profile.ts';
import { openSites } from './sites.ts';
import { STAGE_GRANTS } from './stage.ts';

/**
 * Around all browser tests, and not around one that is run by itself (`npm test` asks for it): a folder for the profiles
 * that more than one test begins with, and in it those that nearly all do, before all of them want one at once.
 */
export default async function keep(): Promise<(() => void) | undefined> {
  if (!process.env['KEEP_PROFILES']) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'undivided-profiles-'));
  keepFolder(folder);
  process.env[KEPT] = folder;
  const sites = await openSites();
  // A browser that does not come here will not come in its tests either, and they say it better.
  const begun = BROWSERS.map((name) => launch(name, { sites, grants: STAGE_GRANTS }).then((each) => each.close()));
  await Promise.allSettled(begun);
  await sites.close();
  return () => removeFolder(folder);
}
