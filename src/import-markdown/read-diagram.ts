import type { Code, RootContent } from 'mdast';
import type { Chart, ChartProblem } from './chart.ts';
import { type Draft, startOf } from './draft.ts';
import type { DrawnNames } from './element-points.ts';
import type { Found } from './found.ts';
import type { Group } from './group.ts';
import { bareKey, nameKey } from './name-key.ts';
import { parseC4 } from './parse-c4.ts';
import { parseFlowchart } from './parse-flowchart.ts';
import { parsePlantuml } from './parse-plantuml.ts';
import { parseSequence } from './parse-sequence.ts';

/** True for code that is drawn. */
export function isDiagram(node: RootContent): node is Code {
  return (
    node.type === 'code' &&
    (node.lang === 'mermaid' ||
      /^\s*(?:graph|flowchart)\s/.test(node.value) ||
      // Elsewhere it is a text; here only one that can be drawn as ours is a diagram.
      (/^(?:plantuml|puml|c4plantuml)$/i.test(node.lang ?? '') && 'nodes' in chartOf(node)))
  );
}

/** What a section without a diagram draws. */
export const NOTHING: DrawnNames = { full: new Set(), bare: new Set() };

/** The names in the first diagram. */
export function drawnNames(groups: readonly Group[]): DrawnNames {
  const node = groups.flatMap(({ blocks }) => blocks).find(isDiagram);
  const chart = node === undefined ? undefined : chartOf(node);
  if (chart === undefined || !('nodes' in chart)) return NOTHING;
  const boxes = [...chart.nodes.values()].flatMap(({ lines }) => [lines.join(' '), lines[0] ?? '']);
  const names = [...boxes, ...[...chart.boundaries.values()].map(({ label }) => label)];
  return { full: new Set(names.map(nameKey)), bare: new Set(names.map(bareKey)) };
}

/** By the first line; a flowchart unless it says otherwise. */
function parserOf(text: string): (text: string) => Chart | ChartProblem {
  if (/^\s*sequenceDiagram\b/.test(text)) return parseSequence;
  if (/^\s*(?:deploymentDiagram|@startuml)\b/i.test(text)) return parsePlantuml;
  return parseFlowchart;
}

/** What a diagram says; without its last line where the document ends in the middle of it. */
function wholeChart(node: Code, draft: Draft): Chart | ChartProblem {
  const chart = chartOf(node);
  const lines = node.value.split('\n');
  if ('nodes' in chart || chart.line !== lines.length - 1) return chart;
  const isClosed = /(?:```|~~~)\s*$/.test(draft.source.block(node));
  if (isClosed || node !== draft.source.tree.children.at(-1)) return chart;
  const rest = chartOf({ ...node, value: lines.slice(0, -1).join('\n') });
  if (!('nodes' in rest)) return chart;
  const message = `the document ends in the middle of this line, left out: ${startOf(chart.text)}`;
  return { ...rest, repairs: [...rest.repairs, { line: chart.line, message }] };
}

function chartOf(node: Code): Chart | ChartProblem {
  if (/^\s*@startuml\b/.test(node.value) && /^\s*!include\S*\s.*C4/im.test(node.value))
    return parseC4(node.value.replace(/^\s*(?:@startuml|@enduml|!).*$/gm, ''));
  const isC4 = /^\s*(?:title .*\n\s*)?c4[a-z]/i.test(node.value);
  return isC4 ? parseC4(node.value) : parserOf(node.value)(node.value);
}

/** Takes a diagram apart, or keeps it as it is; of several in a section the first counts. */
export function readDiagram(
  node: Code,
  found: Found,
  draft: Draft,
  prose: (text: string) => void,
): void {
  const line = draft.source.line(node);
  const chart = wholeChart(node, draft);
  if (found.isDrawn) {
    draft.note('raw', line, 'a second diagram in this section; kept as text in `notes`');
    found.notes.push(draft.source.block(node));
    return;
  }
  found.isDrawn = true;
  found.line = line;
  if ('nodes' in chart) {
    found.chart = chart;
    for (const { line: inner, message } of chart.repairs)
      draft.note('repaired', line + 1 + inner, `diagram: ${message}`);
    if (chart.title !== undefined) {
      draft.note('label', line, chart.title);
      draft.titles.push(chart.title);
    }
    return;
  }
  if (node.value.trim() === '') {
    prose(draft.source.block(node));
    return;
  }
  draft.note(
    'raw',
    line + 1 + chart.line,
    `diagram kept as text, this line is not understood: ${startOf(chart.text)}`,
  );
  found.raw = node.value;
}
