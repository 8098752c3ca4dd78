import type { Page } from 'puppeteer-core';
import type { Bidi } from './bidi.ts';
import type { ShadowElement } from './driver.ts';

/** A node as BiDi serialises it. */
interface RemoteNode {
  readonly sharedId: string;
  readonly value: {
    readonly nodeType: number;
    readonly localName?: string;
    readonly nodeValue?: string;
    readonly attributes?: Record<string, string>;
    readonly children?: readonly RemoteNode[];
    readonly shadowRoot?: RemoteNode | null;
    readonly mode?: 'open' | 'closed';
  };
}

const TEXT = 3;
const ELEMENT = 1;

const within = ({ value }: RemoteNode): RemoteNode[] => [
  ...(value.shadowRoot ? [value.shadowRoot] : []),
  ...(value.children ?? []),
];

function textOf(node: RemoteNode): string {
  if (node.value.nodeType === TEXT) return node.value.nodeValue ?? '';
  const generated = node.value.attributes?.['data-words'] ?? '';
  return node.value.localName === 'style' ? '' : [generated, ...within(node).map(textOf)].join(' ');
}

function* elementsIn(node: RemoteNode): Generator<RemoteNode> {
  for (const child of within(node)) {
    if (child.value.nodeType === ELEMENT) yield child;
    yield* elementsIn(child);
  }
}

function* closedRoots(node: RemoteNode): Generator<RemoteNode> {
  for (const child of within(node)) {
    if (child.value.mode === 'closed') yield child;
    yield* closedRoots(child);
  }
}

async function click(bidi: Bidi, page: Page, sharedId: string): Promise<void> {
  const origin = { type: 'element', element: { sharedId } };
  await bidi.send('input.performActions', {
    context: bidi.contextOf(page),
    actions: [
      {
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', x: 0, y: 0, origin },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      },
    ],
  });
}

/** Reads closed shadow roots as BiDi serialises them; clicks are real pointer actions in the middle of the element. */
export async function readComposed(bidi: Bidi, page: Page): Promise<ShadowElement[]> {
  const { result } = (await bidi.send('script.callFunction', {
    // Not `document.documentElement`: an element of the page with that name would be found in its place.
    functionDeclaration: `() => Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(document)`,
    awaitPromise: false,
    target: { context: bidi.contextOf(page) },
    serializationOptions: { includeShadowTree: 'all', maxDomDepth: null },
  })) as { readonly result: RemoteNode };
  return [...closedRoots(result)].flatMap((root) =>
    [...elementsIn(root)].map((node) => ({
      tag: node.value.localName ?? '',
      attributes: node.value.attributes ?? {},
      text: textOf(node).replace(/\s+/g, ' ').trim(),
      click: () => click(bidi, page, node.sharedId),
    })),
  );
}
