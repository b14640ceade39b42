/** What an id of a diagram starts with: its first letter says what it names. */
const PREFIXES = {
  element: 'n_',
  boundary: 'b_',
  /** The box that stands for a boundary inside it. */
  title: 't_',
  /** The words of a flow from a box to itself. */
  loop: 'l_',
  /** A box for elements that another diagram shows; named after the first of them. */
  group: 'g_',
  /** A box for all that has no room. */
  more: 'm_',
} as const;

/**
 * A part of an id that is a prefix. Mermaid names the edge from `n_a` to `n_b-n-c` like the one from
 * `n_a-n-b` to `n_c`, and then puts the label of the one on the other.
 */
const LIKE_A_PREFIX = /(?<=^|-)[bglmnt](?=-|$)/g;

/**
 * The id in a mermaid diagram of something in the model: readable, and the same in every run,
 * because generated diagrams are compared in pull requests.
 *
 * Two model ids never share one: model ids (`[a-z0-9]+(-[a-z0-9]+)*`) hold neither `_` nor capitals.
 * The prefix keeps away from mermaid's words (`end`, `click`, `default`) and JavaScript's
 * (`constructor`); the capital of `Style` from a pattern by which mermaid repairs `style` lines.
 */
export function nodeId(kind: keyof typeof PREFIXES, modelId: string): string {
  const body = modelId
    .replace(LIKE_A_PREFIX, (part) => part.toUpperCase())
    .replaceAll('style', 'Style')
    .replaceAll('-', '_');
  return PREFIXES[kind] + body;
}
