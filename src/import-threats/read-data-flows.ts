import type { RootContent, Table } from 'mdast';
import type { Draft, Fields } from '../import-markdown/draft.ts';
import { wholeText } from '../import-markdown/entries.ts';
import { namedText } from '../import-markdown/lead.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import { type Point, pointsOf } from '../import-markdown/point.ts';
import type { ModelValue } from '../importer.ts';
import type { Components } from './components.ts';
import { type Flow, flowIn, isEnd, LONGEST_LABEL } from './flow-in.ts';
import { titlesOf } from './table-threats.ts';
import type { ThreatView } from './threat.ts';

/** DATA FLOWS: `A -> B: what flows` becomes a flow; what says less exactly where it goes is a note. */
export function readDataFlows(
  blocks: readonly RootContent[],
  view: ThreatView,
  components: Components,
  draft: Draft,
): void {
  const { source } = draft;
  const left: string[] = [];
  let line = 1;
  for (const node of blocks) {
    if (node.type === 'thematicBreak') continue;
    if (node.type === 'table' && addTable(node, view, components, draft)) continue;
    if (node.type !== 'list') {
      left.push(source.block(node));
      line = source.line(node);
      continue;
    }
    const others = pointsOf(node, source).filter((point) => {
      const flow = arrowFlow(point) ?? boldFlow(point, components);
      if (flow === undefined) return true;
      addFlow(flow, point.line, view, components);
      return false;
    });
    if (others.length === 0) continue;
    line = source.line(node);
    left.push(
      others.map((point) => `- ${wholeText(point, source).split('\n').join('\n  ')}`).join('\n'),
    );
  }
  if (left.length > 0) addNotes('Data flows', left.join('\n\n'), view, components, line, draft);
}

/** The headings under which texts are kept. */
const HEADINGS = ['Trust boundaries', 'Data flows'];

/** Keeps a text under its heading in the notes of a view. */
export function addNotes(
  heading: string,
  text: string,
  view: ThreatView,
  components: Components,
  line: number,
  draft: Draft,
): void {
  if (text.trim() === '') return;
  const fields = components.view(view);
  const title = `**${heading}**`;
  const notes = String(fields.notes ?? '');
  // Two texts under one heading are one text to a reader.
  const isSame =
    notes.lastIndexOf(title) >=
    Math.max(0, ...HEADINGS.map((other) => notes.lastIndexOf(`**${other}**`)));
  fields.notes = [notes, isSame ? '' : title, text].filter((part) => part !== '').join('\n\n');
  draft.note('kept', line, `${heading.toLowerCase()} kept in the notes of the ${view} view`);
}

/** The flow that a point says by an arrow. */
function arrowFlow(point: Point): Flow | undefined {
  if (point.items.length > 0 || point.blocks.length > 0) return undefined;
  return boldEnds(point.text) === undefined ? flowIn(plainText(point.text)) : undefined;
}

/** The flow of `**A to B:**`, where the document names both ends: `**Access to backups:**` is none. */
function boldFlow(point: Point, components: Components): Flow | undefined {
  if (point.items.length > 0 || point.blocks.length > 0) return undefined;
  const { from, to, label } = boldEnds(point.text) ?? { from: '', to: '', label: '' };
  if (!isEnd(from) || !isEnd(to) || label.length > LONGEST_LABEL) return undefined;
  if (!components.isNamed(from) || !components.isNamed(to)) return undefined;
  return { from, to, isBoth: false, label };
}

/** `**A to B:** text` in its parts. */
function boldEnds(markdown: string): { from: string; to: string; label: string } | undefined {
  const bold = /^\*\*([^*]{1,100}?) to ([^*:]{1,100}?):?\*\*:?\s*(.*)$/s.exec(markdown);
  if (bold === null) return undefined;
  const [from = '', to = '', label = ''] = bold.slice(1).map((part) => plainText(part));
  return { from, to, label };
}

/** Takes notice of what arrows in lists join and what boundaries lie between. */
export function noteEnds(
  blocks: readonly RootContent[],
  section: 'flows' | 'boundaries',
  components: Components,
  draft: Draft,
): void {
  for (const node of blocks) {
    if (node.type !== 'list') continue;
    for (const point of pointsOf(node, draft.source)) {
      const ends =
        arrowFlow(point) ?? (section === 'boundaries' ? boldEnds(point.text) : undefined);
      for (const end of ends === undefined ? [] : [ends.from, ends.to]) components.name(end);
    }
  }
}

/** What the columns of a table of flows say. */
const COLUMNS = {
  from: /^(?:source|from|origin|sender|producer)$/i,
  to: /^(?:destination|target|to|sink|receiver|consumer|dest)$/i,
  label: /^(?:data(?: ?flow)?|description|flow|purpose|what|name|content|information)$/i,
  protocol: /^(?:protocol|transport)$/i,
  id: /^(?:id|no|nr|#|flow id)$/i,
};

/** A table with a column for each end; false for any other table, which is left alone. */
function addTable(table: Table, view: ThreatView, components: Components, draft: Draft): boolean {
  const { source } = draft;
  const titles = titlesOf(table, source);
  const at = (pattern: RegExp) => titles.findIndex((title) => pattern.test(title));
  const [from, to] = [at(COLUMNS.from), at(COLUMNS.to)];
  if (from < 0 || to < 0) return false;
  const rows = table.children.slice(1).map((row) => ({
    line: source.line(row),
    cells: row.children.map((cell) => plainText(source.inline(cell).replaceAll('\\|', '|'))),
  }));
  if (!rows.every(({ cells }) => isEnd(cells[from] ?? '') && isEnd(cells[to] ?? ''))) return false;
  const [id, label, protocol] = [at(COLUMNS.id), at(COLUMNS.label), at(COLUMNS.protocol)];
  draft.note('label', source.line(table), titles.join(' | '));
  for (const { line, cells } of rows) {
    const more = cells.flatMap((cell, column) =>
      cell === '' || [from, to, id, label, protocol].includes(column)
        ? []
        : [`${titles[column]}: ${cell}`],
    );
    const words = [cells[label] ?? '', more.length > 0 ? `(${more.join(', ')})` : ''];
    if (id >= 0) draft.note('label', line, cells[id] ?? '');
    addFlow(
      {
        from: cells[from] ?? '',
        to: cells[to] ?? '',
        isBoth: false,
        label: words.filter((part) => part !== '').join(' '),
        protocol: cells[protocol],
      },
      line,
      view,
      components,
    );
  }
  return true;
}

/**
 * Adds a flow to a view, with the elements that it joins.
 *
 * @returns its ends as a model writes them
 */
export function addFlow(
  flow: Flow,
  line: number,
  view: ThreatView,
  components: Components,
): string {
  const from = components.id(flow.from.trim(), view, line);
  const to = components.id(flow.to.trim(), view, line);
  const ends = `${from} ${flow.isBoth ? '<->' : '->'} ${to}`;
  const fields: Fields = components.view(view);
  const flows = (fields.flows as ModelValue[] | undefined) ?? [];
  const label = flow.label.length > LONGEST_LABEL ? namedText(flow.label).name : flow.label;
  const isProtocolLong = (flow.protocol ?? '').length > LONGEST_LABEL;
  const protocol = isProtocolLong ? '' : (flow.protocol ?? '');
  const description = [
    label === flow.label ? '' : flow.label,
    isProtocolLong ? `Protocol: ${flow.protocol}` : '',
    flow.description ?? '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
  if (protocol !== '' || description !== '')
    flows.push(
      new Map([
        [
          ends,
          {
            label: label || undefined,
            description: description || undefined,
            protocol: protocol || undefined,
          },
        ],
      ]),
    );
  else flows.push(label === '' ? ends : new Map([[ends, label]]));
  fields.flows = flows;
  return ends;
}
