import type { Kind } from '../model/element.ts';

/** How a kind of element is drawn: a shape to tell it without colour, and its colours. */
export interface Look {
  readonly open: string;
  readonly close: string;
  /** The shape in the words of the legend. */
  readonly shape: string;
  readonly meaning: string;
  readonly style: string;
}

/**
 * Light fill, dark text and a middling border, so that a box can be read on a light and on a dark
 * page: text on fill 7:1 or more, border on white and fill on #0d1117 3:1 or more (WCAG 2.2,
 * 1.4.3 and 1.4.11).
 */
export const LOOKS: Readonly<Record<Kind, Look>> = {
  person: {
    open: '([',
    close: '])',
    shape: 'a pill',
    meaning: 'a person',
    style: 'fill:#dbeafe,stroke:#1d4ed8,color:#172554',
  },
  external: {
    open: '[[',
    close: ']]',
    shape: 'a box with double sides',
    meaning: 'an external system',
    style: 'fill:#e5e7eb,stroke:#4b5563,color:#111827',
  },
  system: {
    open: '(',
    close: ')',
    shape: 'a box with round corners',
    meaning: 'a system',
    style: 'fill:#e0e7ff,stroke:#4338ca,color:#1e1b4b',
  },
  container: {
    open: '[',
    close: ']',
    shape: 'a plain box',
    meaning: 'an application or service',
    style: 'fill:#cffafe,stroke:#0e7490,color:#083344',
  },
  datastore: {
    open: '[(',
    close: ')]',
    shape: 'a cylinder',
    meaning: 'a data store',
    style: 'fill:#fef3c7,stroke:#b45309,color:#451a03',
  },
  node: {
    open: '[/',
    close: '\\]',
    shape: 'a box with a broad foot',
    meaning: 'infrastructure',
    style: 'fill:#ede9fe,stroke:#6d28d9,color:#2e1065',
  },
  artifact: {
    open: '[/',
    close: '/]',
    shape: 'a slanted box',
    meaning: 'an artifact',
    style: 'fill:#fce7f3,stroke:#be185d,color:#500724',
  },
  process: {
    open: '{{',
    close: '}}',
    shape: 'a hexagon',
    meaning: 'a process',
    style: 'fill:#dcfce7,stroke:#15803d,color:#052e16',
  },
};

/**
 * Before the name of a class. Mermaid has classes of its own, `node` for one, and a page may have
 * a `container`.
 */
export const CLASS_PREFIX = 'is_';

/**
 * The other classes. Without fill and text colour, so that the page and its theme show through;
 * their borders have 3:1 or more on white and on #0d1117.
 */
export const OTHER_CLASSES = {
  trust: 'fill:none,stroke:#c2410c,stroke-width:2px,stroke-dasharray:8 4',
  group: 'fill:none,stroke:#6b7280,stroke-width:1px',
  outside: 'fill:none,stroke:#6b7280,stroke-width:2px,stroke-dasharray:2 4',
  title: 'fill:none,stroke:none',
  /** Last, because it has to win over the borders above. */
  focus: 'stroke-width:4px',
} as const;

export type ClassName = Kind | keyof typeof OTHER_CLASSES;
