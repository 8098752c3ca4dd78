import type { Page } from 'puppeteer-core';

/** How many pixels of a picture (PNG in base64) are plain red; counted in one of our own pages. */
export const redIn = (own: Page, picture: string): Promise<number> =>
  own.evaluate(async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const brush = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!brush) throw new Error('no canvas');
    brush.drawImage(bitmap, 0, 0);
    const { data } = brush.getImageData(0, 0, bitmap.width, bitmap.height);
    let found = 0;
    for (let at = 0; at < data.length; at += 4)
      if ((data[at] ?? 0) > 200 && (data[at + 1] ?? 255) < 60 && (data[at + 2] ?? 255) < 60) found += 1;
    return found;
  }, picture);
