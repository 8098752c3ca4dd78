// A stand-in for the worker: it veils a test's own hosts and answers the veil with what the test has put into storage.
const read = async (key) => (await chrome.storage.local.get(key))[key];

// One after the other, so that no call is lost between reading and writing.
let line = Promise.resolve();
const note = (what) => {
  line = line.then(async () => chrome.storage.local.set({ calls: [...((await read('calls')) ?? []), what] }));
  return line;
};

chrome.runtime.onMessage.addListener((message, from, answer) => {
  if (!from.tab || from.url.startsWith(chrome.runtime.getURL(''))) return undefined;
  (async () => {
    await note(message.call);
    const failing = (await read('failing')) ?? [];
    if (failing.includes(message.call)) return { ok: false, problem: 'failed' };
    return { ok: true, value: message.call === 'veilOpened' ? ((await read('model')) ?? null) : null };
  })().then(answer);
  return true;
});

chrome.runtime.onConnect.addListener((port) => {
  note(`port:${port.name}`);
  port.onMessage.addListener(() => note('beat'));
});
