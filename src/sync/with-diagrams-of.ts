import { readOwnChart } from '../import-markdown/own/own-chart.ts';

const DIAGRAM = /^```mermaid\n[\s\S]*?^```$/gm;

/**
 * A document with the diagrams of another: what somebody drew into one is told as an edit of it, and
 * must not be taken for an edit of something else. Other names of boxes stay, since a risk may name
 * what no list has.
 */
export function withDiagramsOf(text: string, other: string): string {
  const diagrams = other.match(DIAGRAM) ?? [];
  let next = 0;
  if ((text.match(DIAGRAM) ?? []).length !== diagrams.length) return text;
  return text.replace(DIAGRAM, (edited) => withNewNames(diagrams[next++] ?? '', edited));
}

/** A diagram with the boxes of an edited one where only their words are other ones. */
function withNewNames(diagram: string, edited: string): string {
  const [lines, others] = [diagram, edited].map((text) => text.split('\n')) as [string[], string[]];
  if (lines.length !== others.length) return diagram;
  return lines
    .map((line, index) => {
      const fresh = others[index] ?? '';
      return line !== fresh && isSameBox(line, fresh) ? fresh : line;
    })
    .join('\n');
}

function isSameBox(line: string, other: string): boolean {
  const [left, right] = [line, other].map((text) => {
    const chart = readOwnChart(`flowchart LR\n${text.trim()}`);
    return chart && [...chart.boxes.values()][0];
  });
  if (left === undefined || right === undefined || right.name === '') return false;
  return (
    left.id === right.id && left.isBoundary === right.isBoundary && left.detail === right.detail
  );
}
