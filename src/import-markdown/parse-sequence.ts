import { type Chart, type ChartNode, type ChartProblem, emptyChart, labelLines } from './chart.ts';

/** Lines that say when something happens, and not what goes from where to where. */
const IGNORED =
  /^(?:autonumber|activate|deactivate|end\b|create\b|destroy\b|link\b|links\b|rect\b)/i;

/** Beginnings of blocks whose words would be lost in a flowchart. */
const TOLD = /^(?:note\b|alt\b|else\b|opt\b|loop\b|par\b|and\b|critical\b|option\b|break\b)/i;

const PARTICIPANT = /^(?:create\s+)?(participant|actor)\s+(.+?)(?:\s+as\s+(.+))?$/i;

const MESSAGE = /^(.+?)\s*(<<)?(?:--?)(?:>>|>|x|\))\s*[+-]?\s*([^:]+?)\s*(?::\s*(.*))?$/;

/**
 * Sequence diagrams of participants and messages. One that tells cases, loops or notes says more
 * than a flowchart can, and is left as it is.
 */
export function parseSequence(text: string): Chart | ChartProblem {
  const chart = emptyChart();
  chart.direction = 'LR';
  const open: string[] = [];
  const said = new Set<string>();
  for (const [number, whole] of text.split('\n').entries()) {
    const line = whole.replace(/%%.*$/, '').trim().replace(/;$/, '');
    if (line === '' || /^sequenceDiagram$/.test(line)) continue;
    if (TOLD.test(line)) return { line: number, text: whole };
    const title = /^title:?\s+(.+)$/i.exec(line);
    const box = /^box\s+(?:rgba?\([^)]*\)|transparent|[a-z]+)?\s*(.*)$/i.exec(line);
    const participant = PARTICIPANT.exec(line);
    const message = MESSAGE.exec(line);
    if (title !== null) chart.title = title[1] ?? '';
    else if (box !== null) open.push(startBox(box[1] ?? '', number, chart));
    else if (/^end$/i.test(line)) open.pop();
    else if (IGNORED.test(line) && participant === null) continue;
    else if (participant !== null) {
      const [, kind = '', id = '', label] = participant;
      const node = nodeOf(id, chart, open.at(-1));
      if (label !== undefined) node.lines = labelLines(label);
      node.bare = false;
      if (/actor/i.test(kind)) node.kind = 'person';
    } else if (message !== null) {
      const [, from = '', both, to = '', label = ''] = message;
      nodeOf(from, chart);
      nodeOf(to, chart);
      const lines = labelLines(label);
      const ends = { from: bareId(from), to: bareId(to) };
      // An answer follows a question, and often the same one twice.
      const words = JSON.stringify([ends, lines.join(' ')]);
      if (!said.has(words)) chart.edges.push({ ...ends, lines, both: both !== undefined });
      said.add(words);
    } else return { line: number, text: whole };
  }
  return chart.nodes.size > 0 ? chart : { line: 0, text: text.split('\n')[0] ?? '' };
}

function startBox(label: string, number: number, chart: Chart): string {
  const id = `box ${number}`;
  chart.boundaries.set(id, {
    id,
    label: labelLines(label).join(' ') || `Group ${chart.boundaries.size + 1}`,
    classes: [],
  });
  return id;
}

function bareId(id: string): string {
  return id.replace(/^"(.*)"$/, '$1').trim();
}

function nodeOf(written: string, chart: Chart, parent?: string): ChartNode {
  const id = bareId(written);
  const known = chart.nodes.get(id);
  if (known !== undefined) return known;
  const node: ChartNode = { id, lines: [id], shape: '', bare: true, parent, classes: [] };
  chart.nodes.set(id, node);
  return node;
}
