import { type OwnChart, readOwnChart } from '../import-markdown/own/own-chart.ts';
import { lineChanges } from './line-changes.ts';

/** A line of a diagram of which only the words were edited. */
export interface DiagramEdit {
  /** The view in references, as `deployment.production`. */
  readonly view: string;
  /** What the line draws, before and after. */
  readonly before: OwnChart;
  readonly after: OwnChart;
}

const FENCE = /^```/;

/** The lines of diagrams that were edited, with the views that they draw. */
export function diagramEdits(base: string, edited: string): DiagramEdit[] {
  const pairs = lineChanges(base, edited)?.pairs ?? [];
  if (pairs.length === 0) return [];
  const lines = edited.split('\n');
  return pairs.flatMap(([old, fresh]): DiagramEdit[] => {
    const [before, after] = [old, fresh].map(({ text }) =>
      readOwnChart(`flowchart LR\n${text.trim()}`),
    );
    const view = before && after && viewAt(lines, fresh.line);
    return view === undefined || before === undefined || after === undefined
      ? []
      : [{ view, before, after }];
  });
}

/** The view of a diagram, which the first anchor below it names; undefined outside of diagrams. */
function viewAt(lines: readonly string[], line: number): string | undefined {
  const start = lines.slice(0, line - 1).findLast((text) => FENCE.test(text));
  if (start !== '```mermaid') return undefined;
  const end = lines.findIndex((text, index) => index >= line && FENCE.test(text));
  for (const text of end < 0 ? [] : lines.slice(end + 1)) {
    const anchor = /<a id="((?:context|container|deployment|build)\.[^"]+)">/.exec(text)?.[1];
    if (anchor !== undefined) return anchor.split('.').slice(0, -1).join('.');
    if (/^#{1,3} /.test(text)) return undefined;
  }
  return undefined;
}
