/** A flowchart as mermaid itself reads it, with texts as a reader sees them. */
export interface ParsedFlowchart {
  readonly vertices: ReadonlyMap<string, ParsedVertex>;
  readonly edges: readonly ParsedEdge[];
  readonly subgraphs: ReadonlyMap<string, ParsedSubgraph>;
}

export interface ParsedVertex {
  readonly text: string;
  /** Mermaid's name of the shape. */
  readonly shape: string;
  readonly classes: readonly string[];
}

export interface ParsedEdge {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** `normal`, `thick` or `dotted`. */
  readonly stroke: string;
  /** `arrow_point`, `double_arrow_point` or `arrow_open`. */
  readonly type: string;
}

export interface ParsedSubgraph {
  readonly title: string;
  readonly members: readonly string[];
  readonly classes: readonly string[];
}

/** What we use of mermaid's flowchart database, which its types leave open. */
interface FlowDb {
  getVertices(): Map<string, { text?: string; type?: string; classes: string[] }>;
  getEdges(): { start: string; end: string; text: string; stroke: string; type: string }[];
  getSubGraphs(): { id: string; title: string; nodes: string[]; classes: string[] }[];
}

let loading: Promise<typeof import('mermaid').default> | undefined;

/**
 * Mermaid without a browser. It reads flowcharts through DOMPurify, which wants to see a window
 * when it is loaded; one that supports nothing makes it hand texts on as they are.
 */
function loadMermaid(): Promise<typeof import('mermaid').default> {
  loading ??= (async () => {
    const document = { nodeType: 9, implementation: {}, createElement: () => ({}) };
    Object.assign(globalThis, {
      window: { document, Element: class {}, addEventListener: () => {} },
      document,
    });
    const { default: mermaid } = await import('mermaid');
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
    return mermaid;
  })();
  return loading;
}

/** Parses a flowchart with the real mermaid; rejects with its message when it does not parse. */
export async function parseMermaid(source: string): Promise<ParsedFlowchart> {
  const mermaid = await loadMermaid();
  await mermaid.parse(source);
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(source);
  const db = diagram.db as unknown as FlowDb;
  const vertices = [...db.getVertices()].map(
    ([id, { text, type, classes }]) =>
      [id, { text: shown(text ?? ''), shape: type ?? '', classes }] as const,
  );
  const subgraphs = db
    .getSubGraphs()
    .map(
      ({ id, title, nodes, classes }) =>
        [id, { title: shown(title), members: nodes, classes }] as const,
    );
  return {
    vertices: new Map(vertices),
    edges: db.getEdges().map(({ start, end, text, stroke, type }) => {
      return { from: start, to: end, text: shown(text), stroke, type };
    }),
    subgraphs: new Map(subgraphs),
  };
}

const NAMED: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>' };

/** The text that a browser shows for a label: markup resolved, then entities. */
function shown(label: string): string {
  return label
    .replace(/<br\/>/g, '\n')
    .replace(/<\/?small>/g, '')
    .replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/ﬂ°(\w+)¶ß/g, (found, name: string) => NAMED[name] ?? found);
}

/**
 * A text as it is compared: what is not shown or may be replaced by the escaper is left out, which
 * is white space, word joiners, control characters, what XML does not allow, and what code in a
 * document does not keep: characters that turn the direction, and the marks of templates.
 */
export function comparable(text: string): string {
  return text
    .replace(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')
    .replace(/[\s\p{Cc}\u2060\u202a-\u202e\u2066-\u2069\ue000\ue001]/gu, '');
}
