import type { List, ListItem, RootContent } from 'mdast';
import { appendAll } from '../append-all.ts';
import { LONGEST_NAME, leadOf } from '../import-markdown/lead.ts';
import { plainText } from '../import-markdown/plain-text.ts';
import type { ModelValue } from '../importer.ts';
import { piecesIn } from './pieces.ts';
import type { PolicyDraft } from './policy-draft.ts';
import { samplesOf } from './samples-of.ts';

/** A point as it is being read. */
export interface PointFields {
  /** Markdown of its first words and all further paragraphs. */
  readonly text: string;
  readonly items: readonly ModelValue[];
  readonly samples: readonly ModelValue[];
}

/** The points of a list as entries of the model, with their code. */
export function pointsOf(list: List, draft: PolicyDraft, leads: Leads = 'any'): ModelValue[] {
  return list.children.flatMap((item) => {
    const entry = entryOf(pointOf(item, draft, leads), leads);
    return entry === undefined ? [] : [entry];
  });
}

/** Which first words name a point: any that look so, or those in bold, as our own practices have them. */
export type Leads = 'any' | 'bold';

/** An item of a list with what is in it. */
export function pointOf(item: ListItem, draft: PolicyDraft, leads: Leads = 'any'): PointFields {
  if (item.checked === true)
    draft.note('guessed', draft.source.line(item), 'a ticked point is printed as one to tick');
  const [first, ...others] = item.children;
  const isLead = first?.type === 'paragraph' || first?.type === 'heading';
  const lead = isLead ? draft.text(first) : '';
  // Before marked words, the box belongs to the place of the paragraph.
  const isTask = typeof item.checked === 'boolean';
  const texts = isLead ? [isTask ? lead.replace(/^\[[ x]\]\s+/i, '') : lead] : [];
  const items: ModelValue[] = [];
  const samples: ModelValue[] = [];
  const rest = (isLead ? others : item.children) as RootContent[];
  for (const piece of piecesIn(rest, draft)) {
    if (piece.kind === 'list') appendAll(items, pointsOf(piece.node, draft, leads));
    else if (piece.kind === 'code') appendAll(samples, samplesOf(piece.codes, draft.own));
    else texts.push(draft.text(piece.node));
  }
  return { text: texts.filter((text) => text !== '').join('\n\n'), items, samples };
}

/** A point as an entry: a text, or a lead with a text, points and code. */
export function entryOf(point: PointFields, leads: Leads = 'any'): ModelValue {
  return leads === 'bold' ? ownEntry(point) : foreignEntry(point);
}

/** `**name**: text`, as our own documents print a practice. */
function ownEntry({ text, items, samples }: PointFields): ModelValue {
  const [, name, rest] = /^\*\*((?:[^*]|\\\*)+)\*\*(?:: (.*))?$/s.exec(text) ?? [];
  if (name !== undefined) return { name: plainText(name), text: rest, items, samples };
  if (items.length === 0 && samples.length === 0) return text === '' ? undefined : text;
  return { text: text === '' ? undefined : text, items, samples };
}

function foreignEntry({ text, items, samples }: PointFields): ModelValue {
  const lead = leadOf(text);
  const more = { items, samples };
  if (lead !== undefined && isCertain(text) && lead.name.length <= LONGEST_NAME) {
    if (lead.text === '' && items.length === 0 && samples.length === 0) return lead.name;
    return { name: lead.name, text: lead.text || undefined, ...more };
  }
  if (items.length === 0 && samples.length === 0) return text === '' ? undefined : text;
  // A name is plain: a sentence with links or code stays a text.
  const label = /^([^\n[`<]{1,200}?):$/.exec(text);
  const name = label === null ? undefined : plainText(label[1] ?? '');
  if (name !== undefined && name !== '') return { name, ...more };
  if (/^[^*_`\\[\]<>\n]{1,99}[^*_`\\[\]<>\n.!?;:,]$/.test(text)) return { name: text, ...more };
  return { text: text === '' ? undefined : text, ...more };
}

/** Bold words or a few plain ones before a colon, which print the same. */
function isCertain(text: string): boolean {
  return (
    /^\*\*[^*\n]{1,80}:\*\*|^\*\*[^*\n]{1,80}\*\*(?::|\s*[-–—] |$)/.test(text) ||
    /^[\p{L}\p{N}][\p{L}\p{N} ,'’&/-]{1,49}: \S/u.test(text)
  );
}
