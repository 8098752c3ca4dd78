const XHTML = 'http://www.w3.org/1999/xhtml';

/** Makes an HTML element, in XML and SVG documents too. Attributes that are null are left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | null>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElementNS(XHTML, name) as HTMLElementTagNameMap[Name];
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
