import type { Measure } from './dom.ts';
import { DomDocument, DomElement } from './dom.ts';

type Mermaid = typeof import('mermaid').default;

let loading: Promise<Mermaid> | undefined;

/**
 * The real mermaid in a document of ours. It and d3 look for a browser's names among the globals,
 * so this belongs into a thread or a process of its own; one document serves it for good.
 */
export function loadMermaid(measure: Measure): Promise<Mermaid> {
  current.measure = measure;
  loading ??= load();
  return loading;
}

const current: { measure: Measure | null } = { measure: null };

/** What mermaid measures with now. */
const forwarding: Measure = {
  boxOf: (element) => measuring().boxOf(element),
  placeOf: (element) => measuring().placeOf(element),
  textLength: (element) => measuring().textLength(element),
  pathLength: (element) => measuring().pathLength(element),
  pathPoint: (element, at) => measuring().pathPoint(element, at),
};

function measuring(): Measure {
  if (current.measure === null) throw new Error('Nothing to measure with');
  return current.measure;
}

async function load(): Promise<Mermaid> {
  const document = new DomDocument(forwarding);
  const globals = {
    window: globalThis,
    document,
    Element: DomElement,
    HTMLElement: DomElement,
    SVGElement: DomElement,
    Node: DomElement,
    CSSStyleSheet: RuleSheet,
    screen: { availWidth: 1200, availHeight: 800 },
    location: { href: 'about:blank', protocol: 'about:', host: '', pathname: '', search: '' },
    addEventListener: () => {},
    removeEventListener: () => {},
    getComputedStyle: (element: DomElement) => ({
      fontSize: '16px',
      fontFamily: 'sans-serif',
      getPropertyValue: (name: string) => element.style.getPropertyValue(name),
    }),
    requestAnimationFrame: (run: () => void) => setTimeout(run, 0),
  };
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  document.defaultView = globalThis;
  // One file with all that it needs loads in an eighth of the time of the package's entry.
  const file: string = 'mermaid/dist/mermaid.esm.min.mjs';
  const { default: mermaid } = (await import(file)) as typeof import('mermaid');
  return mermaid;
}

/** Mermaid adds the rules of classes to one of these, to read them back. */
class RuleSheet {
  readonly cssRules: { cssText: string; selectorText: string; style: unknown }[] = [];

  insertRule(cssText: string, index = 0): number {
    const selectorText = cssText.slice(0, cssText.indexOf('{')).trim();
    const style = { length: 0, setProperty: () => {} };
    this.cssRules.splice(index, 0, { cssText, selectorText, style });
    return index;
  }

  replaceSync(): void {}
}
