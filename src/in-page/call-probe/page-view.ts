interface DocumentPictureInPicture extends EventTarget {
  readonly window: Window | null;
}

/** Whether the page can be seen: itself, or in a picture-in-picture window of its own. */
export function watchView(
  changed: () => void,
  signal: AbortSignal,
): () => { isVisible: boolean; isPictureInPicture: boolean } {
  const options = { capture: true, signal };
  const pictures = (globalThis as { documentPictureInPicture?: DocumentPictureInPicture }).documentPictureInPicture;
  document.addEventListener('visibilitychange', changed, options);
  document.addEventListener('enterpictureinpicture', changed, options);
  document.addEventListener('leavepictureinpicture', changed, options);
  pictures?.addEventListener(
    'enter',
    () => {
      pictures.window?.addEventListener('pagehide', changed, { signal });
      changed();
    },
    { signal },
  );
  return () => ({
    isVisible: document.visibilityState === 'visible',
    // Firefox's own picture-in-picture is nothing that a page is told of.
    isPictureInPicture: Boolean(document.pictureInPictureElement ?? (pictures?.window && !pictures.window.closed)),
  });
}
