/** One mermaid diagram, ready to be fenced in a document or rendered. */
export interface Diagram {
  /** Plain text, unique among the diagrams of one drawing. */
  readonly name: string;
  /** Mermaid text without a trailing line end; safe in a code fence of three backticks. */
  readonly source: string;
  /** What a reader has to know about this diagram, as plain text. */
  readonly note: string | null;
}
