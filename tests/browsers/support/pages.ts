// The stand-ins' pages. Plain, and plainly not the real sites.

function page(title: string, colour: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1f2326;background:#fff}
header{background:${colour};color:#fff;padding:14px 24px;font-weight:600}
main{max-width:860px;margin:24px auto;padding:0 24px}
.grid{display:grid;grid-template-columns:repeat(3,1fr);gap:16px}.grid div{height:120px;border-radius:8px;background:#e8e8e8}
button{font:600 15px system-ui;padding:10px 16px}video,canvas{width:320px;height:180px;background:#000;border-radius:8px}
</style><script>
window.turnedAtMs = Date.now();
document.addEventListener('visibilitychange', () => { window.turnedAtMs = Date.now(); });
</script></head><body>${body}</body></html>`;
}

/**
 * Runs before anything else of the page and looks in every frame, just before it is painted, whether the page itself
 * would be seen: in the middle lies the page, and not something that covers it from outside the body.
 */
const NOTES = `<script>
window.standIn = { frames: 0, uncovered: 0, keys: [] };
addEventListener('keydown', (event) => standIn.keys.push(event.key));
const look = () => {
  const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const isOurs = seen === document.documentElement || document.body?.contains(seen);
  standIn.frames += 1;
  if (seen && isOurs) standIn.uncovered += 1;
  if (standIn.frames < 600) requestAnimationFrame(look);
};
requestAnimationFrame(look);
</script>`;

/** A page that pulls: something that plays and sounds, something to type into, more to scroll. */
export function distractingPage(site: string, path: string): string {
  return page(
    `${site} (stand-in)`,
    '#7a3b3b',
    `${NOTES}<header>${site} &mdash; a stand-in, not the real site</header><main>
<h1>Something to look at on ${site}</h1><p>Path <code id="path"></code></p>
<p><video id="video" muted playsinline></video> <audio id="audio" src="/tone.wav" loop controls></audio></p>
<p><input id="search" placeholder="Search"> <a id="next" href="/next">Next</a></p>
<div class="grid">${'<div></div>'.repeat(9)}</div></main>
<canvas id="canvas" width="320" height="180" hidden></canvas><script>
document.getElementById('path').textContent = ${JSON.stringify(path)}.replace(/</g, '');
const canvas = document.getElementById('canvas'), brush = canvas.getContext('2d'), video = document.getElementById('video');
let turn = 0;
setInterval(() => { brush.fillStyle = 'hsl(' + (turn += 5) + ' 60% 50%)'; brush.fillRect(0, 0, 320, 180); }, 100);
video.srcObject = canvas.captureStream(10);
video.play().catch(() => {});
document.getElementById('audio').play().catch(() => {});
</script>`,
  );
}

/** A page that nobody listed. */
export const otherPage = (): string =>
  page(
    'Notes (stand-in)',
    '#4a5560',
    '<header>Notes &mdash; a stand-in</header><main><h1>Some other page</h1><p contenteditable id="notes">Write here.</p></main>',
  );

// The two ends speak WebRTC with each other as a real call does, over loopback, and signal by postMessage.

/** A camera's picture, in JavaScript: as large as it is shown, since all of it has to be encoded. */
export const SMALL = '{ width: 320, height: 180, frameRate: 10 }';

/** The call: "Join" opens a real peer connection to the other side, which lives on another host in a frame. */
export function callPage(peerUrl: string): string {
  return page(
    'Practice call (stand-in)',
    '#2c4a63',
    `<header>Practice call &mdash; a stand-in</header><main><h1>A call with Dana and Lee</h1>
<p><video id="mine" autoplay muted playsinline></video> <video id="theirs" autoplay playsinline></video></p>
<p><button id="join">Join</button> <button id="leave" disabled>Leave</button>
<button id="share">Share the screen</button> <button id="unshare">Stop sharing</button> <output id="state">not joined</output></p></main>
<iframe id="peer" src="${peerUrl}" hidden allow="autoplay"></iframe><script>
const of = (id) => document.getElementById(id), peer = of('peer').contentWindow, state = of('state');
let connection = null, stream = null;
addEventListener('message', async ({ source, data }) => {
  if (source !== peer || !connection) return;
  if (data.answer) await connection.setRemoteDescription(data.answer);
  if (data.candidate) await connection.addIceCandidate(data.candidate);
});
of('join').onclick = async () => {
  of('join').disabled = true;
  stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: ${SMALL} });
  of('mine').srcObject = stream;
  connection = new RTCPeerConnection();
  connection.onicecandidate = ({ candidate }) => candidate && peer.postMessage({ candidate: candidate.toJSON() }, '*');
  connection.ontrack = ({ streams }) => { of('theirs').srcObject = streams[0]; };
  connection.onconnectionstatechange = () => { state.textContent = connection ? connection.connectionState : 'left'; };
  for (const track of stream.getTracks()) connection.addTrack(track, stream);
  await connection.setLocalDescription();
  peer.postMessage({ offer: { type: connection.localDescription.type, sdp: connection.localDescription.sdp } }, '*');
  of('leave').disabled = false;
};
let screen = null;
of('share').onclick = async () => { screen = await navigator.mediaDevices.getDisplayMedia({ video: true }); };
of('unshare').onclick = () => { for (const track of screen.getTracks()) track.stop(); };
of('leave').onclick = () => {
  for (const track of stream.getTracks()) track.stop();
  connection.close();
  connection = null;
  peer.postMessage({ bye: true }, '*');
  of('mine').srcObject = of('theirs').srcObject = null;
  of('leave').disabled = true; of('join').disabled = false; state.textContent = 'left';
};
</script>`,
  );
}

/** The other end of the call: it sends a moving picture and a tone of its own. */
export const peerPage = (): string =>
  page(
    'The other side (stand-in)',
    '#2c4a63',
    `<canvas id="canvas" width="320" height="180"></canvas><script>
const canvas = document.getElementById('canvas'), brush = canvas.getContext('2d');
let turn = 0, connection = null;
setInterval(() => { brush.fillStyle = 'hsl(' + (180 + 30 * Math.sin(turn += 0.1)) + ' 40% 45%)'; brush.fillRect(0, 0, 320, 180); }, 100);
const picture = canvas.captureStream(10);
addEventListener('message', async ({ source, data, origin }) => {
  const say = (what) => source.postMessage(what, origin);
  if (data.bye) { connection?.close(); connection = null; }
  if (data.candidate) await connection?.addIceCandidate(data.candidate);
  if (!data.offer) return;
  connection = new RTCPeerConnection();
  connection.onicecandidate = ({ candidate }) => candidate && say({ candidate: candidate.toJSON() });
  const context = new AudioContext(), sound = context.createMediaStreamDestination(), tone = context.createOscillator();
  tone.connect(sound); tone.start();
  for (const track of [...picture.getTracks(), ...sound.stream.getTracks()]) connection.addTrack(track, picture);
  await connection.setRemoteDescription(data.offer);
  await connection.setLocalDescription();
  say({ answer: { type: connection.localDescription.type, sdp: connection.localDescription.sdp } });
});
</script>`,
  );

/** What to try, for somebody who has just started the practice. */
export function startPage(distracting: readonly string[], callUrl: string, otherUrl: string): string {
  const link = (url: string, words: string) => `<a href="${url}" target="_blank" rel="noopener">${words}</a>`;
  return page(
    'Practice meeting',
    '#0f766e',
    `<header>Undivided &mdash; a practice meeting</header><main><h1>Dana and Lee are about to meet you</h1>
<p>The practice calendar has a meeting that begins within seconds. Nothing here leaves this computer: the sites below are stand-ins.</p>
<ol>
<li>Wait for the ring in the toolbar, or open ${link(callUrl, 'the call')} and join it.</li>
<li>Let your eyes wander: ${distracting
      .slice(0, 3)
      .map((site) => link(`https://${site}/`, site))
      .join(', ')}. The veil is there before the page is.</li>
<li>Try its three ways on: back to the meeting, &ldquo;I need this for the meeting&rdquo;, &ldquo;Two minutes here&rdquo;.</li>
<li>Open ${link(otherUrl, 'a page that nobody listed')}, and come back.</li>
<li>End focus in the popup, and look at the week&rsquo;s report.</li>
</ol></main>`,
  );
}
