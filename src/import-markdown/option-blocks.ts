import type { RootContent, Table } from 'mdast';
import { nameOfId } from '../model/views.ts';
import { isShortLabel } from './build-blocks.ts';
import { chosenOption, isMarked, withoutMark } from './chosen-option.ts';
import type { Draft, Fields } from './draft.ts';
import { listText, textOf } from './entries.ts';
import type { Found } from './found.ts';
import type { Group } from './group.ts';
import { Ids, nameBeside } from './ids.ts';
import { namedText } from './lead.ts';
import type { Section } from './outline.ts';
import { plainText } from './plain-text.ts';
import type { Point } from './point.ts';
import type { SourceText } from './source-text.ts';
import { tableRows } from './table-rows.ts';

/** True when a list below these words is one of ways to deploy a system. */
export function isOptions(section: Section, said: string, found: Found): boolean {
  return section.name === 'deployment' && !found.isDrawn && announcesOptions(said);
}

function announcesOptions(said: string): boolean {
  return (
    /option|solution|possible|alternativ|approach|scenario|multiple|several|ways|architectures|considered|candidate|variant|möglich|opcion|opções|選択肢/i.test(
      said,
    ) && !/chosen|selected/i.test(said)
  );
}

/** A block of DEPLOYMENT; points of which the first only labels options as plain lines over lists. */
export function optionBlocks(node: RootContent, source: SourceText): RootContent[] {
  const [first] = node.type === 'list' && node.ordered !== true ? node.children : [];
  const [label, ...below] = first?.children ?? [];
  const text = label?.type === 'paragraph' ? source.inline(label) : '';
  const isOver = below.length === 1 && below[0]?.type === 'list' && /[:：]\*{0,2}$/.test(text);
  return node.type === 'list' && isOver && isShortLabel(text) && announcesOptions(text)
    ? node.children.flatMap(({ children }) => children)
    : [node];
}

/** A heading such as `Option A: Shared hosting` over words only. */
export function isOption({ label, depth, blocks }: Group, section: Section, found: Found): boolean {
  if (section.name !== 'deployment' || depth > 6 || found.isDrawn || blocks.length === 0)
    return false;
  const isNamed = /^(?:option|alternative|variante?|opción|opção)\s+(?:\d|[a-z]\b|#)/i.test(
    label ?? '',
  );
  return isNamed && blocks.every(({ type }) => type === 'paragraph' || type === 'list');
}

/** Architectures to choose from, one a row. */
export function isOptionTable(
  table: Table,
  section: Section,
  found: Found,
  source: SourceText,
): boolean {
  const [title = ''] = tableRows(table, source).titles;
  return (
    section.name === 'deployment' &&
    !found.isDrawn &&
    /^(?:options?|alternatives?|variante?s?|architectures?|solutions?)$/i.test(title)
  );
}

/** An option of a table; the titles of the other columns stay with what they say. */
export function addOptionRow(
  [name = '', ...cells]: readonly string[],
  table: Table,
  found: Found,
  source: SourceText,
): void {
  const titles = tableRows(table, source).titles.slice(1);
  const said = cells.flatMap((cell, index) => (cell === '' ? [] : [`${titles[index]}: ${cell}`]));
  if (name !== '') nameOption([plainText(name), said.join('; ')].filter(Boolean).join(': '), found);
}

/** An option by its own line; what stands below it describes it. */
export function addOption(point: Point, found: Found, draft: Draft): void {
  const { checked, items, ...own } = point;
  const text = textOf({ ...own, items: [] }, draft.source);
  const below = listText(items, draft.source);
  if (text === '') nameOption(below, found, checked === true);
  else nameOption(items.length > 0 ? text.replace(/:$/, '') : text, found, checked === true, below);
}

/** An option of a text that starts with its name. */
export function nameOption(text: string, found: Found, isChosen = false, below = ''): void {
  const { name: whole, description: said } = namedText(text);
  const { name, mark } = withoutMark(whole);
  const description =
    [said, below, isChosen ? 'Chosen.' : mark].filter(Boolean).join('\n\n') || undefined;
  const id = new Ids(found.options.keys()).make(name);
  found.options.set(id, { name: nameBeside(id, name), description });
}

/** Marks the option that the text of a deployment names as the one it describes. */
export function markChosen(options: Map<string, Fields>, description: string): void {
  const texts = [...options.values()].map((option) => option.description ?? '');
  if (texts.some((text) => typeof text === 'string' && isMarked(text))) return;
  const names = new Map(
    [...options].map(([id, { name }]) => [typeof name === 'string' ? name : nameOfId(id), id]),
  );
  const id = names.get(chosenOption([...names.keys()], description) ?? '');
  const option = id === undefined ? undefined : options.get(id);
  if (option !== undefined)
    option.description = [option.description, 'Chosen.'].filter(Boolean).join('\n\n');
}
