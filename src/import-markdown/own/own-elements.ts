import type { List, PhrasingContent, Table } from 'mdast';
import type { Fields } from '../draft.ts';
import { entriesBehind, entryOf } from './own-entries.ts';
import { ELEMENT_LABELS } from './own-labels.ts';
import {
  afterLabel,
  fieldsOf,
  itemsOf,
  markdownOf,
  type OwnText,
  plainOf,
  targetsOf,
  withoutAnchor,
} from './own-text.ts';
import { useOf, usesBehind } from './own-uses.ts';

/** An element as a document of ours describes it. */
export interface OwnElement {
  /** `<view>.<id>`; absent for one that a person has added. */
  readonly anchor?: string | undefined;
  readonly name: string;
  readonly fields: Fields;
  /** From a table, which prints type and technology as one. */
  readonly kindAndTechnology?: string | undefined;
}

/** The elements of a list. */
export function elementsOfList(list: List): OwnElement[] {
  return itemsOf(list).map((item) => {
    const { text, fields } = fieldsOf(item, ELEMENT_LABELS);
    const name = plainOf(afterLabel(text.phrases, 'Name:') ?? text.phrases);
    const value = (label: string) => fields.get(label);
    return { anchor: item.anchor, name, fields: elementFields(value) };
  });
}

function elementFields(value: (label: string) => OwnText | undefined): Fields {
  const plain = (label: string) => {
    const text = value(label);
    return text === undefined ? undefined : plainOf(text.phrases) || undefined;
  };
  const markdown = (label: string) => {
    const text = value(label);
    return text === undefined ? undefined : markdownOf(text);
  };
  const sameAs = value('Same as');
  return {
    type: plain('Type'),
    technology: plain('Technology'),
    description: markdown('Description'),
    responsibilities: entriesBehind(value('Responsibilities') ?? NOTHING),
    controls: usesBehind(value('Security controls') ?? NOTHING),
    data: targetsOf(value('Data')?.phrases ?? [], 'data'),
    'same-as': sameAs && (linkOf(sameAs.phrases) ?? plainOf(sameAs.phrases)),
    'out-of-scope': markdown('Out of scope'),
  };
}

const NOTHING: OwnText = { phrases: [], blocks: [] };

function linkOf(phrases: readonly PhrasingContent[]): string | undefined {
  const link = phrases.find((phrase) => phrase.type === 'link');
  return link?.type === 'link' ? link.url.replace(/^#/, '') : undefined;
}

/** The elements of a table; the parts of a cell are parted by line breaks. */
export function elementsOfTable(table: Table): OwnElement[] {
  return table.children.slice(1).map((row) => {
    const [first, type, description, responsibilities, controls] = row.children.map(
      ({ children }) => children,
    );
    const { anchor, phrases } = withoutAnchor(first ?? []);
    const own = new Map<string, OwnText>();
    const said: PhrasingContent[][] = [];
    for (const part of partsOf(description ?? [])) {
      const label = ['Out of scope', 'Data', 'Risks', 'Same as'].find(
        (one) => afterLabel(part, `${one}: `) !== undefined,
      );
      if (label === undefined) said.push(part);
      else own.set(label, { phrases: afterLabel(part, `${label}: `) ?? [], blocks: [] });
    }
    const whole = plainOf(type ?? []);
    const fields = elementFields((label) => own.get(label));
    const lines = said.map((part) => markdownOf({ phrases: part, blocks: [] }));
    return {
      anchor,
      name: plainOf(phrases),
      kindAndTechnology: whole,
      fields: {
        ...fields,
        type: whole || undefined,
        description: lines.filter((line) => line !== undefined).join('\n\n') || undefined,
        responsibilities: partsOf(responsibilities ?? []).flatMap((part) => {
          const entry = entryOf({ phrases: part, blocks: [] });
          return entry === undefined ? [] : [entry];
        }),
        controls: partsOf(controls ?? []).map((part) => useOf({ phrases: part, blocks: [] })),
      },
    };
  });
}

/** The lines of a cell. */
function partsOf(phrases: readonly PhrasingContent[]): PhrasingContent[][] {
  const parts: PhrasingContent[][] = [[]];
  for (const phrase of phrases)
    if (phrase.type === 'html' && /^<br\s*\/?>$/i.test(phrase.value)) parts.push([]);
    else parts.at(-1)?.push(phrase);
  return parts.filter((part) => plainOf(part) !== '');
}
