import { applied, Bounds, combined, type Matrix, matrixOf, NO_BOX } from './bounds.ts';
import { type Box, DomElement, DomText, type Measure } from './dom.ts';
import { pathBox, pathLength, pathPoint } from './path.ts';
import { rulesOf, type StyleRule } from './style-rules.ts';

/** How wide a character is drawn, and how high a line is, as shares of the font size. */
export interface TextMetrics {
  advanceOf(code: number): number;
  readonly ascent: number;
  readonly descent: number;
}

const FONT_SIZE = 16;

/** Elements that draw nothing where they stand. */
const HIDDEN = new Set(
  'defs marker style title desc clipPath symbol linearGradient radialGradient filter mask pattern'.split(
    ' ',
  ),
);

/** Sizes as a browser gives them, of what mermaid draws. */
export class Geometry implements Measure {
  readonly #metrics: TextMetrics;
  readonly #rules = new WeakMap<DomElement, { text: string; rules: readonly StyleRule[] }>();
  readonly #paths = new WeakMap<DomElement, { d: string; box: Box | null }>();

  constructor(metrics: TextMetrics) {
    this.#metrics = metrics;
  }

  boxOf(element: DomElement): Box {
    return this.#box(element) ?? NO_BOX;
  }

  placeOf(element: DomElement): Box {
    const box = this.#box(element);
    if (box === null) return NO_BOX;
    let matrix: Matrix = matrixOf(element.getAttribute('transform'));
    for (let above = element.parentNode; above !== null; above = above.parentNode)
      matrix = combined(matrixOf(above.getAttribute('transform')), matrix);
    const bounds = new Bounds();
    bounds.addBox(box, matrix);
    return bounds.box() ?? NO_BOX;
  }

  textLength(element: DomElement): number {
    return this.boxOf(element).width;
  }

  pathLength(element: DomElement): number {
    return pathLength(element.getAttribute('d') ?? '');
  }

  pathPoint(element: DomElement, at: number): { x: number; y: number } {
    return pathPoint(element.getAttribute('d') ?? '', at);
  }

  #box(element: DomElement): Box | null {
    const at = (name: string) => Number.parseFloat(element.getAttribute(name) ?? '0') || 0;
    switch (element.localName) {
      case 'rect':
      case 'image':
      case 'use': {
        const [width, height] = [at('width'), at('height')];
        if (width === 0 && height === 0) return null;
        return { x: at('x'), y: at('y'), width, height };
      }
      case 'circle':
        return around(at('cx'), at('cy'), at('r'), at('r'));
      case 'ellipse':
        return around(at('cx'), at('cy'), at('rx'), at('ry'));
      case 'line': {
        const bounds = new Bounds();
        bounds.add(at('x1'), at('y1'));
        bounds.add(at('x2'), at('y2'));
        return bounds.box();
      }
      case 'polygon':
      case 'polyline': {
        const bounds = new Bounds();
        const numbers = (element.getAttribute('points') ?? '').match(/[-+.\de]+/g) ?? [];
        for (let index = 0; index + 1 < numbers.length; index += 2)
          bounds.add(Number(numbers[index]), Number(numbers[index + 1]));
        return bounds.box();
      }
      case 'path':
        return this.#pathBox(element);
      case 'text':
      case 'tspan':
        return this.#textBox(element);
      default:
        return this.#groupBox(element);
    }
  }

  #pathBox(element: DomElement): Box | null {
    const d = element.getAttribute('d') ?? '';
    const known = this.#paths.get(element);
    if (known?.d === d) return known.box;
    const box = pathBox(d);
    this.#paths.set(element, { d, box });
    return box;
  }

  #groupBox(element: DomElement): Box | null {
    const bounds = new Bounds();
    for (const child of element.children) {
      if (HIDDEN.has(child.localName)) continue;
      const box = this.#box(child);
      if (box !== null) bounds.addBox(box, matrixOf(child.getAttribute('transform')));
    }
    return bounds.box();
  }

  /** The box of a text, or of a part of it, with its lines one below the other. */
  #textBox(element: DomElement): Box | null {
    let text = element;
    while (text.localName === 'tspan' && text.parentNode !== null) text = text.parentNode;
    const bounds = new Bounds();
    const pen = { x: 0, y: 0 };
    let chunk: { x: number; y: number; width: number; size: number; wanted: boolean }[] = [];
    let afterSpace = true;
    const endChunk = () => {
      const width = chunk.reduce((sum, part) => sum + part.width, 0);
      const anchor = this.#styleOf(text, 'text-anchor');
      const shift = anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0;
      for (const part of chunk)
        if (part.wanted) {
          // Whole pixels, as browsers take them.
          const above = Math.round(this.#metrics.ascent * part.size);
          const below = Math.round(this.#metrics.descent * part.size);
          const [x, y] = [part.x - shift, part.y - above];
          bounds.addBox({ x, y, width: part.width, height: above + below });
        }
      chunk = [];
    };
    const visit = (node: DomElement, wanted: boolean): void => {
      const size = this.#fontSize(node);
      const length = (name: string) => lengthOf(node.getAttribute(name), size);
      const [x, y] = [length('x'), length('y')];
      if (x !== null || y !== null) endChunk();
      pen.x = (x ?? pen.x) + (length('dx') ?? 0);
      pen.y = (y ?? pen.y) + (length('dy') ?? 0);
      for (const child of node.childNodes) {
        if (child instanceof DomElement) visit(child, wanted || child === element);
        if (!(child instanceof DomText)) continue;
        let width = 0;
        for (const character of child.data) {
          const isSpace = /[ \t\n\r]/.test(character);
          if (!(isSpace && afterSpace))
            width += this.#metrics.advanceOf(isSpace ? 32 : (character.codePointAt(0) ?? 0));
          afterSpace = isSpace;
        }
        if (child.data === '') continue;
        chunk.push({ x: pen.x, y: pen.y, width: width * size, size, wanted });
        pen.x += width * size;
      }
    };
    visit(text, text === element);
    endChunk();
    return bounds.box();
  }

  #fontSize(element: DomElement): number {
    const stated = this.#styleOf(element, 'font-size');
    return (stated === null ? null : lengthOf(stated, FONT_SIZE)) ?? FONT_SIZE;
  }

  /** An inherited property: of the element or the nearest above that has it. */
  #styleOf(element: DomElement, property: string): string | null {
    for (let found: DomElement | null = element; found !== null; found = found.parentNode) {
      const own = found.style.getPropertyValue(property);
      if (own !== '') return own;
      const ruled = this.#ruled(found, property);
      if (ruled !== null) return ruled;
      const attribute = found.getAttribute(property);
      if (attribute !== null) return attribute;
    }
    return null;
  }

  #ruled(element: DomElement, property: string): string | null {
    const style = outermostSvg(element)?.childNodes.find(isStyle);
    if (style === undefined) return null;
    const text = style.textContent;
    let known = this.#rules.get(style);
    if (known?.text !== text) {
      known = { text, rules: rulesOf(text, ['text-anchor', 'font-size']) };
      this.#rules.set(style, known);
    }
    let value: string | null = null;
    for (const rule of known.rules)
      if (rule.property === property && rule.matches(element)) value = rule.value;
    return value;
  }
}

function isStyle(node: object): node is DomElement {
  return node instanceof DomElement && node.localName === 'style';
}

function outermostSvg(element: DomElement): DomElement | null {
  let svg: DomElement | null = null;
  for (let found: DomElement | null = element; found !== null; found = found.parentNode)
    if (found.localName === 'svg') svg = found;
  return svg;
}

function around(cx: number, cy: number, rx: number, ry: number): Box | null {
  if (rx === 0 && ry === 0) return null;
  const [left, top] = applied([1, 0, 0, 1, cx, cy], -rx, -ry);
  return { x: left, y: top, width: 2 * rx, height: 2 * ry };
}

/** A length in pixels; `em` is the font size. */
function lengthOf(text: string | null, fontSize: number): number | null {
  if (text === null) return null;
  const value = Number.parseFloat(text);
  if (Number.isNaN(value)) return null;
  if (/em\s*$/.test(text)) return value * fontSize;
  return /%\s*$/.test(text) ? (value / 100) * fontSize : value;
}
