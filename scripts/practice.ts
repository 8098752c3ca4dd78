import { type BrowserName, launch } from '../tests/browsers/support/driver.ts';
import { CALL_URL, openSites, START_URL } from '../tests/browsers/support/sites.ts';
import { planMeeting, setUp } from './practice-set-up.ts';

const AHEAD_MS = 25_000;
const LENGTH_MS = 10 * 60_000;

/** Opens a browser for somebody to try the extension in, and waits until they close it. */
export async function practise(name: BrowserName): Promise<boolean> {
  const sites = await openSites();
  const browser = await launch(name, { sites, screen: 'users' });
  planMeeting(sites, 'Design review', AHEAD_MS, LENGTH_MS);
  await setUp(browser, sites, ['youtube.com', 'reddit.com', 'x.com']);
  await browser.open(CALL_URL);
  await browser.open(START_URL);
  console.log('The meeting begins in some seconds: the page in front says what to try. Close the browser to end.');
  await browser.closed();
  await browser.close();
  await sites.close();
  return true;
}
