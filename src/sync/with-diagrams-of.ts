const DIAGRAM = /^```mermaid\n[\s\S]*?^```$/gm;

/**
 * A document with the diagrams of another: what somebody drew into one is told as an edit of it, and
 * must not be taken for an edit of something else.
 */
export function withDiagramsOf(text: string, other: string): string {
  const diagrams = other.match(DIAGRAM) ?? [];
  let next = 0;
  if ((text.match(DIAGRAM) ?? []).length !== diagrams.length) return text;
  return text.replace(DIAGRAM, () => diagrams[next++] ?? '');
}
