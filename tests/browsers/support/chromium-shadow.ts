import type { CDPSession, Page } from 'puppeteer-core';
import type { ShadowElement } from './driver.ts';

/** The part of a DevTools DOM node that is read here. */
interface DomNode {
  readonly backendNodeId: number;
  readonly nodeType: number;
  readonly localName: string;
  readonly nodeValue: string;
  readonly attributes?: string[];
  readonly children?: DomNode[];
  readonly shadowRoots?: DomNode[];
  readonly shadowRootType?: string;
  readonly contentDocument?: DomNode;
}

const TEXT = 3;
const ELEMENT = 1;

const within = (node: DomNode): DomNode[] => [...(node.shadowRoots ?? []), ...(node.children ?? [])];

function textOf(node: DomNode): string {
  if (node.nodeType === TEXT) return node.nodeValue;
  const generated = attributesOf(node)['data-words'] ?? '';
  return node.localName === 'style' ? '' : [generated, ...within(node).map(textOf)].join(' ');
}

function* elementsIn(node: DomNode): Generator<DomNode> {
  for (const child of within(node)) {
    if (child.nodeType === ELEMENT) yield child;
    yield* elementsIn(child);
  }
}

function* closedRoots(node: DomNode): Generator<DomNode> {
  for (const root of node.shadowRoots ?? []) if (root.shadowRootType === 'closed') yield root;
  for (const child of within(node)) yield* closedRoots(child);
}

function attributesOf(node: DomNode): Record<string, string> {
  const found: Record<string, string> = {};
  const flat = node.attributes ?? [];
  for (let at = 0; at < flat.length; at += 2) found[flat[at] ?? ''] = flat[at + 1] ?? '';
  return found;
}

/**
 * A session that is left open goes on telling every change of the page that it has read: a page that changes much has no
 * time for anything else then. Marks of nodes outlive it.
 */
async function inSession<T>(page: Page, what: (session: CDPSession) => Promise<T>): Promise<T> {
  const session = await page.createCDPSession();
  try {
    return await what(session);
  } finally {
    await session.detach().catch(() => {});
  }
}

async function click(page: Page, backendNodeId: number): Promise<void> {
  const model = await inSession(page, async (session) => {
    await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
    return (await session.send('DOM.getBoxModel', { backendNodeId })).model;
  });
  const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
}

/** Reads closed shadow roots through DevTools; clicks are real mouse clicks in the middle of the element. */
export async function readPierced(page: Page): Promise<ShadowElement[]> {
  const { root } = await inSession(page, (session) => session.send('DOM.getDocument', { depth: -1, pierce: true }));
  return [...closedRoots(root)].flatMap((each) =>
    [...elementsIn(each)].map((node) => ({
      tag: node.localName,
      attributes: attributesOf(node),
      text: textOf(node).replace(/\s+/g, ' ').trim(),
      click: () => click(page, node.backendNodeId),
    })),
  );
}
