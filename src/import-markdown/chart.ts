/** A box of a diagram as it was written. */
export interface ChartNode {
  readonly id: string;
  /** Lines of its label, without markup; the id when it has none. */
  lines: readonly string[];
  shape: string;
  /** True when only its id is known. */
  bare: boolean;
  type?: string;
  technology?: string;
  description?: string;
  kind?: string;
  /** The box that it stands in. */
  parent?: string | undefined;
  classes: string[];
}

export interface ChartBoundary {
  readonly id: string;
  label: string;
  type?: string;
  description?: string;
  readonly parent?: string | undefined;
  classes: string[];
}

export interface ChartEdge {
  readonly from: string;
  readonly to: string;
  readonly lines: readonly string[];
  readonly protocol?: string;
  readonly both: boolean;
}

/** What a diagram says, without its looks. */
export interface Chart {
  direction?: string;
  title?: string;
  readonly nodes: Map<string, ChartNode>;
  readonly boundaries: Map<string, ChartBoundary>;
  readonly edges: ChartEdge[];
  /** Faults that were read past: what, and in which line of the diagram from 0. */
  readonly repairs: { readonly line: number; readonly message: string }[];
}

/** The first line of a diagram that could not be understood. */
export interface ChartProblem {
  readonly line: number;
  readonly text: string;
}

export function emptyChart(): Chart {
  return { nodes: new Map(), boundaries: new Map(), edges: [], repairs: [] };
}

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  apos: "'",
  nbsp: ' ',
};

/** The lines of a label as a reader sees them. */
export function labelLines(label: string): string[] {
  return label
    .replace(/^"(.*)"$/s, '$1')
    .replace(/^`(.*)`$/s, '$1')
    .split(/<br\s*\/?>|\\n|\n/i)
    .map((line) =>
      line
        .replace(/<\/?(?:small|b|i|em|strong|sub|sup|u|span|center|div|font)(?:\s[^>]*)?>/gi, '')
        .replace(/[#&](\w{1,8}|#\d{1,7});/g, (whole, name: string) => {
          const number = /^#?(\d+)$/.exec(name)?.[1];
          if (number === undefined) return ENTITIES[name.toLowerCase()] ?? whole;
          return Number(number) <= 0x10ffff ? String.fromCodePoint(Number(number)) : whole;
        })
        .replaceAll('\u2060', '')
        .replace(/[\s\u00a0]+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
}
