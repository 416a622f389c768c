type Child = Node | string | null;

interface Attributes {
  [name: string]: string | boolean | null | (() => void);
}

/** Builds one element; null attributes and children are left out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, '');
    else if (typeof value === 'string') node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** WhatsApp's icons bear an English name, whatever the language. */
export function icon(name: string): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  const title = document.createElementNS(namespace, 'title');
  title.textContent = name;
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', 'M5 12h14m-6-6 6 6-6 6');
  svg.append(title, path);
  return svg;
}
