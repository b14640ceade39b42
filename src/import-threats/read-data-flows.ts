import type { RootContent } from 'mdast';
import type { Draft, Fields } from '../import-markdown/draft.ts';
import { wholeText } from '../import-markdown/entries.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import { type Point, pointsOf } from '../import-markdown/point.ts';
import type { ModelValue } from '../importer.ts';
import type { Components } from './components.ts';
import type { ThreatView } from './threat.ts';

/** Longest label of a flow and longest name of an end, in characters. */
const LONGEST_LABEL = 200;
const LONGEST_END = 50;

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
    if (node.type !== 'list') {
      left.push(source.block(node));
      line = source.line(node);
      continue;
    }
    const others = pointsOf(node, source).filter((point) => {
      const flow = flowOf(point);
      if (flow === undefined) return true;
      add(flow, point.line, view, components);
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
  fields.notes = [fields.notes, `**${heading}**`, text].filter(Boolean).join('\n\n');
  draft.note('kept', line, `${heading.toLowerCase()} kept in the notes of the ${view} view`);
}

interface Flow {
  readonly from: string;
  readonly to: string;
  readonly isBoth: boolean;
  readonly label: string;
}

/** The flow that a point says for certain: by an arrow, or by `**A to B:**`. */
function flowOf(point: Point): Flow | undefined {
  if (point.items.length > 0 || point.blocks.length > 0) return undefined;
  const bold = /^\*\*([^*]{1,100}?) to ([^*:]{1,100}?):?\*\*:?\s*(.*)$/s.exec(point.text);
  const plain = plainText(point.text);
  const arrow =
    /^([^:→<>]{1,80}?)\s*(<?(?:-{1,2}>|→|=>)|↔|<-{1,2}>)\s*([^:→<>]{1,80}?)(?:\s*(?::|\s[-–—]\s|\s\()\s*(.*))?$/s.exec(
      plain,
    );
  const [from = '', sign = '', to = '', label = ''] =
    bold === null
      ? arrow === null
        ? []
        : [
            arrow[1],
            arrow[2],
            arrow[3],
            arrow[4]?.replace(/\)$/, (end) => ((arrow[4] ?? '').includes('(') ? end : '')),
          ]
      : [plainText(bold[1] ?? ''), '->', plainText(bold[2] ?? ''), plainText(bold[3] ?? '')];
  const isEnd = (name: string) =>
    name !== '' &&
    name.length <= LONGEST_END &&
    /\p{L}/u.test(name) &&
    name.split(/\s+/).length <= 6;
  if (!isEnd(from) || !isEnd(to) || label.length > LONGEST_LABEL) return undefined;
  return { from, to, isBoth: /^<|↔/.test(sign), label };
}

function add(flow: Flow, line: number, view: ThreatView, components: Components): void {
  const from = components.id(flow.from.trim(), view, line);
  const to = components.id(flow.to.trim(), view, line);
  const ends = `${from} ${flow.isBoth ? '<->' : '->'} ${to}`;
  const fields: Fields = components.view(view);
  const flows = (fields.flows as ModelValue[] | undefined) ?? [];
  flows.push(flow.label === '' ? ends : new Map([[ends, flow.label]]));
  fields.flows = flows;
}
