import { type Chart, type ChartProblem, emptyChart, labelLines } from './chart.ts';

/** Words of deployment diagrams in PlantUML, and the kind of what they draw. */
const KINDS: Readonly<Record<string, string | undefined>> = {
  actor: 'person',
  person: 'person',
  database: 'datastore',
  storage: 'datastore',
  queue: 'datastore',
  artifact: 'artifact',
  file: 'artifact',
  node: 'node',
  cloud: 'node',
  component: undefined,
  container: undefined,
  agent: undefined,
  card: undefined,
  folder: undefined,
  frame: undefined,
  package: undefined,
  rectangle: undefined,
};

const THING =
  /^(\w+)\s+(?:"([^"]+)"|(\[[^\]]+\]|[\w.-]+))(?:\s+as\s+([\w.-]+))?\s*(?:<<[^>]*>>\s*)?(?:\(\s*label\s*=\s*"([^"]*)"\s*\)\s*)?(\{)?\s*(\})?$/;

const ARROW =
  /^"?([\w.-]+)"?\s*(<)?(?:-+|\.+)(?:\[[^\]]*\])?(?:left|right|up|down)?(?:-+|\.+)?(>)?>?\s*"?([\w.-]+)"?\s*(?::\s*(.+))?$/;

const CONNECT = /^connect\s+([\w.-]+)\s+to\s+([\w.-]+)\s*(?:\(\s*label\s*=\s*"([^"]*)"\s*\))?$/i;

/** Deployment diagrams that are written as in PlantUML, which mermaid does not draw. */
export function parsePlantuml(text: string): Chart | ChartProblem {
  const chart = emptyChart();
  const open: string[] = [];
  const lines = text.split('\n');
  for (const [number, whole] of lines.entries()) {
    const line = whole.trim();
    const problem = { line: number, text: whole };
    if (number === 0) {
      if (!/^(?:deploymentDiagram|@startuml\b.*)$/i.test(line)) return problem;
      chart.repairs.push({ line: 0, message: 'a kind of diagram that mermaid does not know' });
      continue;
    }
    const title = /^title\s+(.+)$/.exec(line);
    const thing = THING.exec(line);
    const connect = CONNECT.exec(line);
    const arrow = ARROW.exec(line);
    if (line === '' || /^(?:'|@enduml|skinparam\b|left to right|top to bottom)/.test(line))
      continue;
    if (title !== null) chart.title = title[1] ?? '';
    else if (line === '}') {
      if (open.pop() === undefined) return problem;
    } else if (connect !== null) {
      const [, from = '', to = '', label = ''] = connect;
      chart.edges.push({ from, to, lines: labelLines(label), both: false });
    } else if (thing !== null && (thing[1] ?? '').toLowerCase() in KINDS)
      addThing(thing, chart, open, number);
    else if (arrow !== null && (arrow[2] ?? arrow[3]) !== undefined) {
      const [, left = '', back, head, right = '', label = ''] = arrow;
      const isBack = back !== undefined && head === undefined;
      const [from, to] = isBack ? [right, left] : [left, right];
      chart.edges.push({ from, to, lines: labelLines(label), both: back !== undefined && !isBack });
    } else return problem;
  }
  return chart.nodes.size > 0 ? chart : { line: 0, text: lines[0] ?? '' };
}

function addThing(
  [, word = '', quoted, bare = '', alias, label, brace, end]: readonly (string | undefined)[],
  chart: Chart,
  open: string[],
  number: number,
): void {
  const name = quoted ?? bare.replace(/^\[(.*)\]$/, '$1');
  const wanted = alias ?? name;
  const isTaken = chart.nodes.has(wanted) || chart.boundaries.has(wanted);
  const id = isTaken ? `${wanted} ${number}` : wanted;
  const parent = open.at(-1);
  if (brace !== undefined) {
    chart.boundaries.set(id, { id, label: name, parent, classes: [] });
    if (end === undefined) open.push(id);
    return;
  }
  const kind = KINDS[word.toLowerCase()];
  chart.nodes.set(id, {
    id,
    lines: labelLines(name),
    shape: '',
    bare: false,
    parent,
    classes: [],
    ...(kind === undefined ? {} : { kind }),
    ...(label === undefined || label === name ? {} : { description: label }),
  });
}
