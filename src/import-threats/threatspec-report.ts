import type { Draft } from '../import-markdown/draft.ts';
import type { Part } from '../import-markdown/part.ts';
import type { Components } from './components.ts';
import { isEnd } from './flow-in.ts';
import { addFlow } from './read-data-flows.ts';
import { textOfBlocks } from './text-of-blocks.ts';
import type { Threat, ThreatField, ThreatView } from './threat.ts';
import { withoutSigns } from './without-signs.ts';

/** Where the parts of a report go. */
interface Place {
  readonly draft: Draft;
  readonly components: Components;
  readonly view: ThreatView;
  readonly add: (threat: Threat) => void;
}

/**
 * Reads a part of a report of threatspec (https://threatspec.org), which collects annotations of code:
 * `Theft against Shop:Till mitigated by Lock` below Mitigations, `Till To Bank` below Connections, and
 * names without more below Components.
 *
 * @returns false for a part of anything else, which is left alone
 */
export function readThreatspecReport(part: Part, parent: string, place: Place): boolean {
  const section = withoutSigns(parent).toLowerCase();
  if (part.parts.length > 0) return false;
  if (/^(?:exposures|mitigations|acceptances)$/.test(section))
    return addThreat(part, section, place);
  if (section === 'connections') return addConnection(part, place);
  if (section !== 'components' || part.blocks.length > 0 || !isEnd(part.name)) return false;
  place.components.id(part.name, place.view, part.line);
  place.draft.note('label', part.line, part.name);
  return true;
}

function addThreat(part: Part, section: string, { draft, add }: Place): boolean {
  const [, name, component = '', control] =
    /^(.{1,150}?) against (.{1,100}?)(?: mitigated by (.{1,150}))?$/.exec(part.name) ?? [];
  if (name === undefined) return false;
  const field = (slot: ThreatField['slot'], label: string, text: string): ThreatField[] =>
    text === '' ? [] : [{ slot, label, text, points: [] }];
  add({
    name,
    fields: [
      ...field('component', 'Component', component),
      ...field('description', 'Description', textOfBlocks(part.blocks, draft.source)),
      ...field('current', 'Mitigated by', control ?? ''),
      ...field('status', 'Status', section === 'acceptances' ? 'Accepted' : ''),
    ],
    labels: [part.name],
    line: part.line,
  });
  return true;
}

function addConnection(part: Part, { draft, components, view }: Place): boolean {
  const [, from = '', to = ''] = /^(.{1,100}?) (?:to|with) (.{1,100})$/i.exec(part.name) ?? [];
  if (!isEnd(from) || !isEnd(to)) return false;
  const [first, ...rest] = part.blocks;
  const label = first?.type === 'paragraph' ? draft.source.inline(first) : '';
  const description = textOfBlocks(label === '' ? part.blocks : rest, draft.source);
  draft.note('label', part.line, part.name);
  addFlow(
    { from, to, isBoth: / with /i.test(part.name), label, description },
    part.line,
    view,
    components,
  );
  return true;
}
