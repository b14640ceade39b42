import { type Chart, type ChartProblem, emptyChart, labelLines } from './chart.ts';

/** Shapes by their signs, longest first. */
const SHAPES: readonly (readonly [open: string, close: string])[] = [
  ['(((', ')))'],
  ['((', '))'],
  ['([', '])'],
  ['[(', ')]'],
  ['[[', ']]'],
  ['[/', '/]'],
  ['[/', '\\]'],
  ['[\\', '\\]'],
  ['[\\', '/]'],
  ['{{', '}}'],
  ['{', '}'],
  ['[', ']'],
  ['(', ')'],
  ['>', ']'],
];

/** Words that start a statement, unless what follows them is what follows the id of a box. */
const IGNORED =
  /^(?:style|linkStyle|classDef|click|accTitle|accDescr|title)\b(?!\s*(?:[[({>&]|<?-[-.]|<?==|:::))/;
const ID = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_./&@#]|-(?![-.=>]))*/u;
const CLOSING = /(<?-{2,}>>?|-{3,}|<?={2,}>|={3,}|\.+->?|-\.+->?)/;

/** Most arrows that one `A & B --> C & D` may stand for: mermaid draws 500 in a whole diagram. */
const MOST_ARROWS = 10_000;

/** `-- "Opens"` at the end of a line: the words of an arrow that leads nowhere. */
const DANGLING = /^\s*(?:--|==|-\.)\s*"([^"]+)"\s*$/;

class Unreadable extends Error {}

/** A flowchart with its usual faults read past, or the line that cannot be understood. */
export function parseFlowchart(text: string): Chart | ChartProblem {
  const chart = emptyChart();
  const lines = text.split('\n');
  const open: (string | undefined)[] = [];
  let isStarted = false;
  for (const [number, whole] of lines.entries()) {
    const line = whole.replace(/%%.*$/, '').trim().replace(/;$/, '').trim();
    if (line === '' || line === '---' || /^%%/.test(whole.trim())) continue;
    const head = /^(?:graph|flowchart)(?:\s+(LR|RL|TB|TD|BT))?\s*$/.exec(line);
    if (!isStarted) {
      if (head === null) return { line: number, text: whole };
      if (head[1] !== undefined) chart.direction = head[1] === 'TD' ? 'TB' : head[1];
      isStarted = true;
      continue;
    }
    try {
      readLine(line, chart, open, number);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return { line: number, text: whole };
    }
  }
  // An arrow to a frame that is only drawn below it.
  for (const [id, node] of chart.nodes)
    if (node.shape === '' && chart.boundaries.has(id)) chart.nodes.delete(id);
  return isStarted ? chart : { line: 0, text: lines[0] ?? '' };
}

function readLine(line: string, chart: Chart, open: (string | undefined)[], number: number): void {
  if (/^end\b\s*$/i.test(line)) {
    open.pop();
    return;
  }
  if (IGNORED.test(line) && /^click\b/.test(line)) {
    const message = `a link or an action of a box, which a model has no place for: ${line.slice(0, 200)}`;
    chart.repairs.push({ line: number, message });
  }
  if (/^direction\s+(?:LR|RL|TB|TD|BT)$/.test(line) || IGNORED.test(line)) return;
  const classed = /^class\s+(\S+(?:\s*,\s*\S+)*)\s+([\w-]+)$/.exec(line);
  if (classed !== null) {
    for (const id of (classed[1] ?? '').split(/\s*,\s*/)) classify(id, classed[2] ?? '', chart);
    return;
  }
  if (/^subgraph\b/.test(line)) {
    open.push(readSubgraph(line.slice(8).trim(), chart, open, number));
    return;
  }
  readChain(line, chart, open.at(-1), number);
}

function classify(id: string, name: string, chart: Chart): void {
  (chart.boundaries.get(id) ?? chart.nodes.get(id))?.classes.push(name);
}

function readSubgraph(
  rest: string,
  chart: Chart,
  open: readonly (string | undefined)[],
  number: number,
): string {
  const titled = /^([^\s[("]+)\s*\[(.*)\]$/.exec(rest) ?? /^([^\s[("]+)\s*\("(.*)"\)$/.exec(rest);
  const faulty = titled === null ? /^([^"]+?)\s+"([^"]*)"$/.exec(rest) : null;
  if (faulty !== null)
    chart.repairs.push({ line: number, message: 'subgraph with its title outside of [ ]' });
  else if (titled === null && !/^"/.test(rest) && /[()[\]{}]/.test(rest))
    chart.repairs.push({
      line: number,
      message: 'subgraph title with brackets and without quotes',
    });
  const found = titled ?? faulty;
  const label = labelLines(found?.[2] ?? rest).join(' ');
  const wanted = found?.[1] ?? (rest.replace(/^"(.*)"$/, '$1') || `subgraph ${number}`);
  const id = chart.boundaries.has(wanted) ? `${wanted} ${number}` : wanted;
  chart.boundaries.set(id, { id, label, parent: open.at(-1), classes: [] });
  return id;
}

interface Cursor {
  rest: string;
  readonly number: number;
}

function readChain(line: string, chart: Chart, parent: string | undefined, number: number): void {
  const cursor: Cursor = { rest: line, number };
  let left = readNodes(cursor, chart, parent);
  let last: number[] = [];
  while (cursor.rest.trim() !== '') {
    const late = /^\s*:\s*(.+)$/.exec(cursor.rest);
    if (late !== null && last.length > 0) {
      chart.repairs.push({ line: number, message: 'label of an arrow behind a colon' });
      for (const index of last) {
        const edge = chart.edges[index];
        if (edge !== undefined) chart.edges[index] = { ...edge, lines: labelLines(late[1] ?? '') };
      }
      return;
    }
    const dangling = DANGLING.exec(cursor.rest)?.[1];
    if (dangling !== undefined) {
      placeWords(dangling, left, last, chart, number);
      return;
    }
    const edge = readEdge(cursor, chart);
    const right = readNodes(cursor, chart, parent);
    last = [];
    if (left.length * right.length > MOST_ARROWS) throw new Unreadable();
    for (const from of left)
      for (const to of right) {
        if (edge.hidden) continue;
        last.push(chart.edges.length);
        chart.edges.push({
          from: edge.back ? to : from,
          to: edge.back ? from : to,
          lines: edge.lines,
          both: edge.both,
        });
      }
    left = right;
  }
}

/** Words without an arrow of their own: those of the arrow before them, or else of the box. */
function placeWords(
  label: string,
  boxes: readonly string[],
  arrows: readonly number[],
  chart: Chart,
  number: number,
): void {
  const lines = labelLines(label);
  const words = lines.join(' ');
  const known = arrows.flatMap((index) => chart.edges[index] ?? []);
  if (known.length > 0 && known.every((edge) => edge.lines.length === 0)) {
    const message = `words behind an arrow that has its end already, read as its label: ${words}`;
    chart.repairs.push({ line: number, message });
    for (const [place, index] of arrows.entries())
      if (known[place] !== undefined) chart.edges[index] = { ...known[place], lines };
    return;
  }
  const message = `words behind a box that no arrow carries, kept in its description: ${words}`;
  chart.repairs.push({ line: number, message });
  for (const id of boxes) {
    const box = chart.nodes.get(id) ?? chart.boundaries.get(id);
    if (box === undefined) continue;
    box.description = [box.description, `Drawn with the words "${words}".`]
      .filter((text) => text !== undefined)
      .join('\n\n');
  }
}

function readNodes(cursor: Cursor, chart: Chart, parent: string | undefined): string[] {
  const ids: string[] = [];
  do {
    ids.push(readNode(cursor, chart, parent));
    const and = /^\s*&\s*/.exec(cursor.rest);
    if (and === null) return ids;
    cursor.rest = cursor.rest.slice(and[0].length);
  } while (cursor.rest !== '');
  throw new Unreadable();
}

function readNode(cursor: Cursor, chart: Chart, parent: string | undefined): string {
  cursor.rest = cursor.rest.trimStart();
  const attributed = attributedNode(cursor, chart);
  const quoted = /^"([^"]+)"/.exec(cursor.rest);
  const id = attributed?.id ?? quoted?.[1] ?? ID.exec(cursor.rest)?.[0];
  if (id === undefined) throw new Unreadable();
  cursor.rest = cursor.rest.slice(attributed?.length ?? quoted?.[0].length ?? id.length);
  if (quoted !== null) chart.repairs.push({ line: cursor.number, message: 'a box without an id' });
  const shaped = attributed === undefined ? readShape(cursor, chart) : attributed.shaped;
  const known = chart.nodes.get(id);
  const isBoundary = chart.boundaries.has(id) && shaped === undefined;
  if (known === undefined && !isBoundary) {
    chart.nodes.set(id, {
      id,
      lines: shaped?.lines ?? [id],
      shape: shaped?.shape ?? '',
      bare: shaped === undefined && quoted === null,
      parent,
      classes: [],
    });
  } else if (known !== undefined) {
    if (shaped !== undefined) {
      if (!known.bare && known.lines.join(' ') !== shaped.lines.join(' '))
        throw new Unreadable('two labels');
      known.lines = shaped.lines;
      known.shape = shaped.shape;
      known.bare = false;
    }
    known.parent ??= parent;
  }
  const css = /^:::([\w-]+)/.exec(cursor.rest);
  if (css !== null) {
    cursor.rest = cursor.rest.slice(css[0].length);
    classify(id, css[1] ?? '', chart);
  }
  return id;
}

/** Names of shapes that mermaid draws as a store of data. */
const STORES =
  /^(?:cyl|cylinder|database|db|h-cyl|horizontal-cylinder|das|lin-cyl|disk|lined-cylinder|datastore|data-store)$/;

/** `id@{ shape: cyl, label: "Orders" }`, in which a shape need not have a label. */
function attributedNode(cursor: Cursor, chart: Chart) {
  const found = /^([\p{L}\p{N}_]+)@\{((?:[^{}"]|"[^"]*")*)\}/u.exec(cursor.rest);
  if (found === null) return undefined;
  const [whole, id = '', list = ''] = found;
  const values = new Map<string, string>();
  for (const part of list.match(/(?:"[^"]*"|[^,"])+/g) ?? []) {
    const [, name, quoted, bare] = /^\s*([\w-]+)\s*:\s*(?:"([^"]*)"|([^"]*?))\s*$/.exec(part) ?? [];
    if (name === undefined) throw new Unreadable();
    values.set(name, quoted ?? bare ?? '');
  }
  const label = values.get('label');
  const shape = STORES.test(values.get('shape') ?? '') ? '[(' : '[';
  const lines = label === undefined ? (chart.nodes.get(id)?.lines ?? [id]) : labelLines(label);
  return { id, length: whole.length, shaped: { lines, shape } };
}

function readShape(cursor: Cursor, chart: Chart): { lines: string[]; shape: string } | undefined {
  for (const [open, close] of SHAPES) {
    // Some authors put a space between the id and the sign.
    const rest = /^\s+[[({]/.test(cursor.rest) ? cursor.rest.trimStart() : cursor.rest;
    if (!rest.startsWith(open)) continue;
    const inner = rest.slice(open.length);
    const quoted = /^\s*"([^"]*)"\s*/.exec(inner);
    if (quoted !== null && inner.slice(quoted[0].length).startsWith(close)) {
      cursor.rest = inner.slice(quoted[0].length + close.length);
      return { lines: labelLines(quoted[1] ?? ''), shape: open };
    }
    const end = closingAt(inner, open, close);
    if (end < 0) continue;
    const label = inner.slice(0, end);
    if (/[()[\]{}"]/.test(label))
      chart.repairs.push({
        line: cursor.number,
        message: 'label with brackets and without quotes',
      });
    cursor.rest = inner.slice(end + close.length);
    return { lines: labelLines(label.replaceAll('"', '')), shape: open };
  }
  return undefined;
}

/** Where the sign that closes a shape is: brackets inside the label are passed over in pairs. */
function closingAt(inner: string, open: string, close: string): number {
  const first = open.at(-1) ?? '';
  const last = close[0] ?? '';
  let depth = 0;
  for (let at = 0; at < inner.length; at++) {
    if (depth === 0 && inner.startsWith(close, at)) return at;
    if (inner[at] === first && first !== last) depth++;
    else if (inner[at] === last && depth > 0) depth--;
  }
  return -1;
}

interface Edge {
  readonly lines: string[];
  readonly both: boolean;
  readonly back: boolean;
  readonly hidden: boolean;
}

function readEdge(cursor: Cursor, chart: Chart): Edge {
  const rest = cursor.rest.trimStart();
  const dotted = /^(<)?\.{2,}(>)?(?:\s*\|([^|]*)\|)?(?=\s*[\p{L}\p{N}_"])/u.exec(rest);
  if (dotted !== null) {
    const [used, start, end, label = ''] = dotted;
    chart.repairs.push({ line: cursor.number, message: 'an arrow that mermaid does not know' });
    return take(cursor, rest, used, label, ['', start, '-.-', end], chart);
  }
  const piped = /^(<)?(-{2,}|={2,}|-\.+-|~~~)(>>?|[ox](?=\s|\|))?\s*\|([^|]*)\|/.exec(rest);
  if (piped !== null) return take(cursor, rest, piped[0], piped[4] ?? '', piped, chart);
  const plain = /^(<)?(-{2,}|={2,}|-\.+-|~~~|-)(>>?|[ox](?=\s))?(?=\s*[\p{L}\p{N}_"])/u.exec(rest);
  const isOpen = plain !== null && plain[3] === undefined && /^<?(?:--|==)$/.test(plain[0]);
  if (plain !== null && !isOpen && plain[2] !== '-')
    return take(cursor, rest, plain[0], '', plain, chart);
  if (plain !== null && plain[2] === '-' && plain[3] !== undefined) {
    chart.repairs.push({ line: cursor.number, message: 'an arrow that mermaid does not know' });
    return take(cursor, rest, plain[0], '', plain, chart);
  }
  const start = /^(<)?(--|==|-\.)\s*(?![->.=])/.exec(rest);
  if (start === null) throw new Unreadable();
  const after = rest.slice(start[0].length);
  const quoted = /^"([^"]*)"\s*/.exec(after);
  const body = quoted === null ? after : after.slice(quoted[0].length);
  const end = CLOSING.exec(body);
  if (end === null && /^<?--\s/.test(rest)) {
    chart.repairs.push({ line: cursor.number, message: 'an arrow that mermaid does not know' });
    return take(cursor, rest, `${start[1] ?? ''}--`, '', ['', start[1], '--', undefined], chart);
  }
  if (end === null || (quoted !== null && end.index !== 0)) throw new Unreadable();
  const label = quoted?.[1] ?? body.slice(0, end.index);
  const used = start[0] + (quoted?.[0] ?? '') + body.slice(0, end.index + end[0].length);
  const parts = [end[0], start[1], end[0], /(>>?)$/.exec(end[0])?.[1]];
  return take(cursor, rest, used, label, parts, chart);
}

function take(
  cursor: Cursor,
  rest: string,
  used: string,
  label: string,
  [, start, line, end]: readonly (string | undefined)[],
  chart: Chart,
): Edge {
  cursor.rest = rest.slice(used.length);
  if (end === '>>')
    chart.repairs.push({ line: cursor.number, message: '`-->>` is no arrow of a flowchart' });
  const isBack = start === '<' && end === undefined;
  return {
    lines: labelLines(label.trim()),
    both: start === '<' && end !== undefined,
    back: isBack,
    hidden: line === '~~~',
  };
}
