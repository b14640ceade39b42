import { alignLists } from '../edit-yaml/align-lists.ts';
import { Ids } from '../import-markdown/ids.ts';
import { nameOfId } from '../model/views.ts';
import { isMap, keysOf, type Plain, type PlainMap, valueIn } from './plain.ts';
import { takeControls } from './take-controls.ts';

/**
 * Gives the sections of a document that was read the ids that they have in an earlier state: a
 * heading shows its name only. Points that stand for controls become `controls`, by id, again.
 *
 * @param known sections by the ids of the model
 * @param read sections by ids that were made of their names
 * @param taken ids that no new section may have
 */
export function nameSections(
  known: Plain | undefined,
  read: Plain | undefined,
  taken: readonly string[] = [],
): PlainMap {
  const before = Object.entries(isMap(known) ? known : {});
  const after = Object.entries(isMap(read) ? read : {}).map(([id, section]) => named(id, section));
  const sections = before.map(([, section]) => section);
  const { backward } = alignLists(sections, after, isSameHeading);
  const used = new Set(backward.values());
  const free = before.flatMap((_, index) => (used.has(index) ? [] : [index]));
  const ids = new Ids([...taken, ...before.map(([id]) => id)]);
  return Object.fromEntries(
    after.map((section, index): [string, Plain] => {
      const moved = free.findIndex((at) => isSameHeading(sections[at] as Plain, section));
      const from = backward.get(index) ?? (moved < 0 ? undefined : free.splice(moved, 1)[0]);
      const [id, old] = from === undefined ? [] : (before[from] ?? []);
      if (id === undefined) return newSection(section, ids);
      return [id, below(old, takeControls(old, section))];
    }),
  );
}

/** The sections below one, named by those of the same one before. */
function below(old: Plain | undefined, section: PlainMap): PlainMap {
  if (section.sections === undefined) return section;
  return { ...section, sections: nameSections(valueIn(old, 'sections'), section.sections) };
}

function newSection(section: PlainMap, ids: Ids): [string, Plain] {
  const id = ids.make(String(section.name));
  const { name, ...fields } = section;
  const inner = fields.sections === undefined ? fields : below(undefined, fields);
  return [id, nameOfId(id) === name ? inner : { name: name as Plain, ...inner }];
}

function named(id: string, section: Plain): PlainMap {
  const { sections, ...fields } = isMap(section) ? section : {};
  const below = keysOf(sections).length === 0 ? {} : { sections: sections as Plain };
  return { ...fields, name: fields.name ?? nameOfId(id), ...below };
}

function isSameHeading(left: Plain, right: Plain): boolean {
  return valueIn(left, 'name') === valueIn(right, 'name');
}
