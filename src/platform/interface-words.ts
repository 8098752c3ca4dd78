import { browser } from './browser.ts';

/** Looks a message up in the browser's language, and fills its places. */
export const getMessage = (key: string, places: readonly string[]): string => browser.i18n.getMessage(key, [...places]);

/** The language that the messages are in, which need not be the browser's: BCP 47. */
export const messagesLanguage = (): string => getMessage('common_language', []);
