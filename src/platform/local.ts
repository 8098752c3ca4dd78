import * as v from 'valibot';
import { browser } from './browser.ts';

/**
 * Reads one key of `storage.local`, checked. Key by key: after a crash one torn entry makes Chromium refuse a reading
 * of everything at once ("Invalid JSON"), and must not take the others with it.
 */
export async function readLocal<T extends v.GenericSchema>(key: string, shape: T): Promise<v.InferOutput<T> | null> {
  try {
    const checked = v.safeParse(shape, (await browser.storage.local.get(key))[key]);
    return checked.success ? checked.output : null;
  } catch {
    return null;
  }
}

export async function writeLocal(key: string, value: unknown): Promise<void> {
  await browser.storage.local.set({ [key]: value });
}
