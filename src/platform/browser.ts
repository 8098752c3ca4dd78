/** The one door to the browser's extension interface; nothing outside this folder uses it, in-page code apart. */
export { default as browser } from 'webextension-polyfill';
