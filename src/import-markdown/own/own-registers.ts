import type { List, PhrasingContent, RootContent, Table } from 'mdast';
import type { ModelValue } from '../../importer.ts';
import { DEFAULT_MATRIX } from '../../model/levels.ts';
import type { TOPICS } from '../../model/question.ts';
import type { Draft, Fields } from '../draft.ts';
import { topicKey } from '../topic-key.ts';
import { entriesBehind, entryOf } from './own-entries.ts';
import { CONTROL_LABELS, DATA_LABELS } from './own-labels.ts';
import {
  afterLabel,
  fieldsOf,
  itemsOf,
  markdownOf,
  type OwnText,
  plainOf,
  splitName,
} from './own-text.ts';

/** The registry of a list: `Name: description` with an anchor. */
export function readBusinessRisks(list: List, { businessRisks }: Draft): void {
  for (const item of itemsOf(list)) {
    const id = item.anchor?.replace(/^business-risks\./, '');
    const { name, text } = splitName(item, id);
    if (name !== '') businessRisks.add(name, { description: markdownOf(text) }, id);
  }
}

const withoutPlanned = (name: string) => name.replace(/ \(planned\)$/, '');

/** Registered controls; the list says whether they are there. */
export function readControls(list: List, status: 'recommended' | undefined, draft: Draft): void {
  for (const item of itemsOf(list)) {
    const id = item.anchor?.replace(/^controls\./, '');
    const { text: line, fields } = fieldsOf(item, CONTROL_LABELS);
    const phrases = afterLabel(line.phrases, 'security control:') ?? line.phrases;
    const { name, text } = splitName({ ...line, phrases }, id, withoutPlanned);
    const isPlanned = status === 'recommended' && withoutPlanned(name) !== name;
    const markdown = (label: string) => {
      const value = fields.get(label);
      return value === undefined ? undefined : markdownOf(value);
    };
    const plain = (label: string) => plainOf(fields.get(label)?.phrases ?? []) || undefined;
    draft.controls.add(
      isPlanned ? withoutPlanned(name) : name,
      {
        description: markdownOf(text),
        status: isPlanned ? 'planned' : status,
        where: markdown('Where'),
        reason: markdown('Reason'),
        evidence: evidenceOf(fields.get('Evidence')),
        standards: plain('Standards')?.split(', ') ?? [],
        command: plain('Command'),
      },
      id,
    );
  }
}

/** A file as code, a page as address, and words, in this order. */
function evidenceOf(value: OwnText | undefined): ModelValue {
  if (value === undefined) return undefined;
  let phrases: readonly PhrasingContent[] = value.phrases;
  const skipSpace = () => {
    if (phrases[0]?.type === 'text' && phrases[0].value.trim() === '') phrases = phrases.slice(1);
  };
  const take = (type: 'inlineCode' | 'link') => {
    const [first] = phrases;
    if (first?.type !== type || (type === 'link' && !isAddress(first))) return undefined;
    phrases = phrases.slice(1);
    skipSpace();
    return plainOf([first]);
  };
  const file = take('inlineCode');
  const url = take('link');
  return { file, url, text: markdownOf({ phrases, blocks: value.blocks }) };
}

function isAddress(phrase: PhrasingContent): boolean {
  return phrase.type === 'link' && phrase.url.endsWith(plainOf([phrase]));
}

/** `Topic: requirement` or a topic with its requirements below. */
export function readRequirements(list: List, { requirements }: Draft): void {
  for (const item of itemsOf(list)) {
    const { name, text } = splitName(item);
    const topic = topicKey(name.replace(/:$/, ''));
    requirements.set(topic, [...(requirements.get(topic) ?? []), ...entriesBehind(text)]);
  }
}

/** Data with its sensitivity. */
export function readData(list: List, { data }: Draft): void {
  for (const item of itemsOf(list)) {
    const id = item.anchor?.replace(/^data\./, '');
    const { text: line, fields } = fieldsOf(item, DATA_LABELS);
    const { name, text } = splitName(line, id);
    const [sensitivity, protection] = ['Sensitivity', 'Protection'].map((label) => {
      const value = fields.get(label);
      return value === undefined ? undefined : markdownOf(value);
    });
    const levels = plainOf(fields.get('Classification')?.phrases ?? []);
    const aspects: Fields = {};
    for (const [, aspect = '', level = ''] of levels.matchAll(/(\w+) (\w+)/g))
      aspects[aspect.toLowerCase()] = level;
    data.add(name, { description: markdownOf(text), sensitivity, ...aspects, protection }, id);
  }
}

/** The risk matrix, if it is another than the usual one. */
export function readMatrix(table: Table): ModelValue {
  const matrix: Record<string, Record<string, string>> = {};
  for (const row of table.children.slice(1)) {
    const [likelihood = '', ...cells] = row.children.map(({ children }) => {
      const end = children.findIndex(({ type }) => type === 'html');
      return plainOf(end < 0 ? children : children.slice(0, end)).toLowerCase();
    });
    const [low = '', medium = '', high = '', critical = ''] = cells;
    matrix[likelihood] = { low, medium, high, critical };
  }
  const { low, medium, high } = matrix;
  const read = { low, medium, high };
  return JSON.stringify(read) === JSON.stringify(DEFAULT_MATRIX) ? undefined : (read as ModelValue);
}

const TOPIC_LABELS: Readonly<Record<string, (typeof TOPICS)[number]>> = {
  'BUSINESS POSTURE:': 'business',
  'SECURITY POSTURE:': 'security',
  'DESIGN:': 'design',
};

/** Questions or assumptions, with the part of the design that they are about. */
export function readAsked(list: List): ModelValue[] {
  return itemsOf(list).flatMap((item) => {
    const label = Object.keys(TOPIC_LABELS).find(
      (one) => afterLabel(item.phrases, one) !== undefined,
    );
    const phrases = label === undefined ? item.phrases : (afterLabel(item.phrases, label) ?? []);
    const { assumption, blocks } = assumptionOf(item.blocks);
    const entry = entryOf({ phrases, blocks });
    if (entry === undefined) return [];
    const topic = label === undefined ? undefined : TOPIC_LABELS[label];
    if (topic === undefined && assumption === undefined) return [entry];
    const fields = typeof entry === 'string' ? { text: entry } : (entry as Fields);
    return [{ topic, ...fields, assumption }];
  });
}

/** The default assumption is the last point below a question. */
function assumptionOf(blocks: readonly RootContent[]): {
  assumption?: string | undefined;
  blocks: readonly RootContent[];
} {
  const last = blocks.at(-1);
  if (last?.type !== 'list') return { blocks };
  const item = itemsOf(last).at(-1);
  const phrases = item && afterLabel(item.phrases, 'Default assumption:');
  if (item === undefined || phrases === undefined) return { blocks };
  const others = last.children.slice(0, -1);
  return {
    assumption: markdownOf({ phrases, blocks: item.blocks }),
    blocks: [
      ...blocks.slice(0, -1),
      ...(others.length === 0 ? [] : [{ ...last, children: others }]),
    ],
  };
}
