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

async function click(page: Page, session: CDPSession, backendNodeId: number): Promise<void> {
  await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
  const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
  const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
}

/** Reads closed shadow roots through DevTools; clicks are real mouse clicks in the middle of the element. */
export async function readPierced(page: Page): Promise<ShadowElement[]> {
  const session = await page.createCDPSession();
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  return [...closedRoots(root)].flatMap((each) =>
    [...elementsIn(each)].map((node) => ({
      tag: node.localName,
      attributes: attributesOf(node),
      text: textOf(node).replace(/\s+/g, ' ').trim(),
      click: () => click(page, session, node.backendNodeId),
    })),
  );
}
