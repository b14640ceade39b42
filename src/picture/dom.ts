import { type Selector, selectAll } from './selector.ts';

/**
 * As much of a browser's document as mermaid and d3 need to draw a diagram. Sizes of what is drawn
 * come from `Measure`.
 */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Measure {
  boxOf(element: DomElement): Box;
  /** The box in the picture's own coordinates. */
  placeOf(element: DomElement): Box;
  textLength(element: DomElement): number;
  pathLength(element: DomElement): number;
  pathPoint(element: DomElement, at: number): { x: number; y: number };
}

const SVG = 'http://www.w3.org/2000/svg';
const XHTML = 'http://www.w3.org/1999/xhtml';

class DomNode {
  parentNode: DomElement | null = null;
  readonly childNodes: DomNode[] = [];

  readonly nodeType: number;
  readonly ownerDocument: DomDocument;

  constructor(nodeType: number, document: DomDocument) {
    this.nodeType = nodeType;
    this.ownerDocument = document;
  }

  get parentElement(): DomElement | null {
    return this.parentNode;
  }

  get firstChild(): DomNode | null {
    return this.childNodes[0] ?? null;
  }

  get lastChild(): DomNode | null {
    return this.childNodes.at(-1) ?? null;
  }

  get nextSibling(): DomNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  get previousSibling(): DomNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) - 1] ?? null;
  }

  get textContent(): string {
    const [only] = this.childNodes;
    if (only !== undefined && this.childNodes.length === 1) return only.textContent;
    return this.childNodes.map(({ textContent }) => textContent).join('');
  }

  set textContent(text: string) {
    for (const child of this.childNodes) child.parentNode = null;
    this.childNodes.length = 0;
    if (text !== '' && text !== null && text !== undefined)
      this.appendChild(new DomText(String(text), this.ownerDocument));
  }

  appendChild<Child extends DomNode>(child: Child): Child {
    return this.insertBefore(child, null);
  }

  insertBefore<Child extends DomNode>(child: Child, before: DomNode | null): Child {
    child.remove();
    const index = before === null ? -1 : this.childNodes.indexOf(before);
    if (index < 0) this.childNodes.push(child);
    else this.childNodes.splice(index, 0, child);
    child.parentNode = this instanceof DomElement ? this : null;
    return child;
  }

  append(...children: (DomNode | string)[]): void {
    for (const child of children)
      this.appendChild(typeof child === 'string' ? new DomText(child, this.ownerDocument) : child);
  }

  removeChild<Child extends DomNode>(child: Child): Child {
    const index = this.childNodes.indexOf(child);
    if (index >= 0) this.childNodes.splice(index, 1);
    child.parentNode = null;
    return child;
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }

  contains(other: DomNode | null): boolean {
    for (let node = other; node !== null; node = node.parentNode) if (node === this) return true;
    return false;
  }

  addEventListener(): void {}
  removeEventListener(): void {}
}

export class DomText extends DomNode {
  data: string;

  constructor(data: string, document: DomDocument) {
    super(3, document);
    this.data = data;
  }

  override get textContent(): string {
    return this.data;
  }

  override set textContent(text: string) {
    this.data = text;
  }

  get nodeValue(): string {
    return this.data;
  }

  cloneNode(): DomText {
    return new DomText(this.data, this.ownerDocument);
  }
}

export class DomElement extends DomNode {
  readonly attributeMap = new Map<string, string>();
  readonly localName: string;
  readonly namespaceURI: string;
  readonly tagName: string;
  readonly style: Style;

  constructor(localName: string, namespaceURI: string, document: DomDocument) {
    super(1, document);
    this.localName = localName;
    this.namespaceURI = namespaceURI;
    this.tagName = namespaceURI === XHTML ? localName.toUpperCase() : localName;
    this.style = new Style(this);
  }

  get nodeName(): string {
    return this.tagName;
  }

  get id(): string {
    return this.getAttribute('id') ?? '';
  }

  set id(id: string) {
    this.setAttribute('id', id);
  }

  get className(): string {
    return this.getAttribute('class') ?? '';
  }

  set className(names: string) {
    this.setAttribute('class', names);
  }

  get classList() {
    const names = () => new Set(this.className.split(/\s+/).filter(Boolean));
    const set = (found: Set<string>) => this.setAttribute('class', [...found].join(' '));
    return {
      add: (...added: string[]) => set(new Set([...names(), ...added])),
      remove: (...gone: string[]) =>
        set(new Set([...names()].filter((name) => !gone.includes(name)))),
      contains: (name: string) => names().has(name),
    };
  }

  get children(): DomElement[] {
    return this.childNodes.filter((child) => child instanceof DomElement);
  }

  get firstElementChild(): DomElement | null {
    return this.children[0] ?? null;
  }

  get attributes(): { name: string; value: string }[] {
    return [...this.attributeMap].map(([name, value]) => ({ name, value }));
  }

  getAttribute(name: string): string | null {
    return this.attributeMap.get(name) ?? null;
  }

  setAttribute(name: string, value: unknown): void {
    this.attributeMap.set(name, String(value));
  }

  hasAttribute(name: string): boolean {
    return this.attributeMap.has(name);
  }

  removeAttribute(name: string): void {
    this.attributeMap.delete(name);
  }

  getAttributeNS(_space: string | null, name: string): string | null {
    return this.getAttribute(name);
  }

  setAttributeNS(_space: string | null, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }

  removeAttributeNS(_space: string | null, name: string): void {
    this.removeAttribute(name);
  }

  querySelector(selector: string): DomElement | null {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  querySelectorAll(selector: string): DomElement[] {
    return selectAll<DomElement>(this, selector);
  }

  getElementsByTagName(name: string): DomElement[] {
    return this.querySelectorAll(name);
  }

  getElementsByClassName(name: string): DomElement[] {
    return this.querySelectorAll(`.${name}`);
  }

  closest(selector: string): DomElement | null {
    for (let found: DomElement | null = this; found !== null; found = found.parentNode)
      if (found.matches(selector)) return found;
    return null;
  }

  matches(selector: string): boolean {
    let top: DomElement = this;
    while (top.parentNode !== null) top = top.parentNode;
    return top === this ? false : top.querySelectorAll(selector).includes(this);
  }

  cloneNode(deep = false): DomElement {
    const copy = new DomElement(this.localName, this.namespaceURI, this.ownerDocument);
    for (const [name, value] of this.attributeMap) copy.setAttribute(name, value);
    if (!deep) return copy;
    for (const child of this.childNodes)
      if (child instanceof DomElement || child instanceof DomText)
        copy.appendChild(child.cloneNode(true));
    return copy;
  }

  /** Text: nothing that is drawn arrives as markup, so markup shows as what it is. */
  set innerHTML(text: string) {
    this.textContent = text;
  }

  get innerHTML(): string {
    return this.childNodes.map((child) => serialize(child)).join('');
  }

  get outerHTML(): string {
    return serialize(this);
  }

  getBBox(): Box {
    return this.ownerDocument.measure.boxOf(this);
  }

  getBoundingClientRect() {
    const { x, y, width, height } = this.ownerDocument.measure.placeOf(this);
    return { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height };
  }

  getComputedTextLength(): number {
    return this.ownerDocument.measure.textLength(this);
  }

  getTotalLength(): number {
    return this.ownerDocument.measure.pathLength(this);
  }

  getPointAtLength(at: number): { x: number; y: number } {
    return this.ownerDocument.measure.pathPoint(this, at);
  }
}

/** The `style` attribute as a list of properties. */
class Style {
  readonly #element: DomElement;
  #read: { readonly text: string; readonly properties: ReadonlyMap<string, string> } | undefined;

  constructor(element: DomElement) {
    this.#element = element;
  }

  get #properties(): ReadonlyMap<string, string> {
    const text = this.#element.getAttribute('style') ?? '';
    if (this.#read?.text === text) return this.#read.properties;
    const pairs = text.split(';').flatMap((part): [string, string][] => {
      const colon = part.indexOf(':');
      return colon < 0 ? [] : [[part.slice(0, colon).trim(), part.slice(colon + 1).trim()]];
    });
    const properties = new Map(pairs);
    this.#read = { text, properties };
    return properties;
  }

  setProperty(name: string, value: unknown, priority?: string): void {
    const properties = new Map(this.#properties);
    properties.set(name, `${String(value)}${priority ? ` !${priority}` : ''}`);
    this.#write(properties);
  }

  removeProperty(name: string): void {
    const properties = new Map(this.#properties);
    properties.delete(name);
    this.#write(properties);
  }

  getPropertyValue(name: string): string {
    return this.#properties.get(name)?.replace(/\s*!important$/, '') ?? '';
  }

  #write(properties: ReadonlyMap<string, string>): void {
    const text = [...properties].map(([name, value]) => `${name}: ${value};`).join(' ');
    this.#element.setAttribute('style', text);
  }
}

export class DomDocument {
  readonly nodeType = 9;
  readonly documentElement: DomElement;
  readonly head: DomElement;
  readonly body: DomElement;
  /** Without `createHTMLDocument`, so that DOMPurify hands texts on: see `checkPicture`. */
  readonly implementation = {};
  readonly measure: Measure;
  defaultView: unknown = null;

  constructor(measure: Measure) {
    this.measure = measure;
    this.documentElement = this.createElement('html');
    this.head = this.documentElement.appendChild(this.createElement('head'));
    this.body = this.documentElement.appendChild(this.createElement('body'));
  }

  createElement(name: string): DomElement {
    return new DomElement(name.toLowerCase(), XHTML, this);
  }

  createElementNS(space: string, name: string): DomElement {
    return new DomElement(name, space, this);
  }

  createTextNode(text: string): DomText {
    return new DomText(String(text), this);
  }

  getElementById(id: string): DomElement | null {
    const all: Selector = (element) => element.getAttribute('id') === id;
    return selectAll<DomElement>(this.documentElement, all)[0] ?? null;
  }

  querySelector(selector: string): DomElement | null {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  querySelectorAll(selector: string): DomElement[] {
    if (selector === 'html' || selector === ':root') return [this.documentElement];
    return this.documentElement.querySelectorAll(selector);
  }

  addEventListener(): void {}
  removeEventListener(): void {}
}

/** Names of tags and attributes that can be written; mermaid makes no others of our texts. */
const NAME = /^[A-Za-z_][\w:.-]*$/;

function serialize(node: DomNode): string {
  if (node instanceof DomText) {
    const raw = node.parentNode?.localName === 'style';
    return raw ? node.data.replaceAll('<', '\\3c ') : escapeXml(node.data);
  }
  if (!(node instanceof DomElement)) return '';
  if (!NAME.test(node.localName)) throw new Error(`No element can be called ${node.localName}`);
  const isRoot = node.namespaceURI === SVG && node.parentNode?.namespaceURI !== SVG;
  const attributes = new Map(node.attributeMap);
  if (isRoot) attributes.set('xmlns', SVG);
  const written = [...attributes].map(([name, value]) => {
    if (!NAME.test(name)) throw new Error(`No attribute can be called ${name}`);
    return ` ${name}="${escapeXml(value).replaceAll('"', '&quot;')}"`;
  });
  const inside = node.childNodes.map((child) => serialize(child)).join('');
  const open = `<${node.localName}${written.join('')}`;
  return inside === '' ? `${open}/>` : `${open}>${inside}</${node.localName}>`;
}

export function escapeXml(text: string): string {
  return text
    .replace(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
