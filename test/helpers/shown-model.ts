import { tidyMarkdown } from '../../src/import-markdown/tidy-markdown.ts';
import type { Design } from '../../src/model/design.ts';
import { kindOfType } from '../../src/model/kind-of-type.ts';
import { DEFAULT_MATRIX } from '../../src/model/levels.ts';
import { nameOfId } from '../../src/model/views.ts';

// biome-ignore lint/suspicious/noExplicitAny: models of any shape are compared
export type Plain = any;

const TEXTS =
  /\.(?:description|text|where|reason|notes|protection|sensitivity|assumption|out-of-scope)$/;
const ENTRIES =
  /\.(?:goals|processes|responsibilities|steps|items|questions|assumptions|requirements\.[^.]+)\.\d+$/;
const REGISTERED =
  /^\.(?:business\.risks|controls|data|risks|(?:.*\.)?(?:elements|boundaries|environments))\.([^.]+)$/;

/** A model as plain data, everything in one of the several forms that say the same. */
export function plainModel(design: Design): Plain {
  return plain(design, '');
}

function plain(value: unknown, path: string): Plain {
  if (value instanceof Map) return plain(Object.fromEntries(value), path);
  if (Array.isArray(value)) return value.map((item, index) => plain(item, `${path}.${index}`));
  if (typeof value === 'string') return TEXTS.test(path) ? tidyMarkdown(value) : oneLine(value);
  if (value === null || typeof value !== 'object') return value;
  const fields: Plain = {};
  for (const [key, inner] of Object.entries(value)) {
    const isEmpty =
      inner instanceof Map ? inner.size === 0 : Array.isArray(inner) && inner.length === 0;
    if (inner !== undefined && !isEmpty) fields[key] = plain(inner, `${path}.${key}`);
  }
  if (path === '.matrix' && JSON.stringify(fields) === JSON.stringify(DEFAULT_MATRIX))
    return undefined;
  if ('stated' in fields) return shown(fields.stated);
  if (ENTRIES.test(path)) return shown(fields);
  const id = REGISTERED.exec(path)?.[1];
  if (id === undefined) return fields;
  if (fields.name === nameOfId(id)) delete fields.name;
  if (fields.kind === kindOfType(fields.type)) delete fields.kind;
  return fields;
}

/** What a line of a list is to a reader: nobody sees whether `Name: text` is one text or two parts. */
function shown({ name, text, description = text, items = [], ...others }: Plain): Plain {
  const isBlock = /^(?:[-*+] |\d+[.)] |`{3}|>|\|)/.test(description ?? '');
  const line = [name, description].filter(Boolean).join(isBlock ? ':\n\n' : ': ');
  const points = items.map((item: Plain) => `- ${item.shown.replaceAll('\n', '\n  ')}`).join('\n');
  return { ...others, shown: tidyMarkdown([line, points].filter(Boolean).join('\n\n')) };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The views of a plain model by their names in references. */
export function plainViews(model: Plain): [key: string, view: Plain][] {
  const environments = Object.entries(model.deployment?.environments ?? {});
  return [
    ...['context', 'container', 'deployment', 'build'].map((key): [string, Plain] => [
      key,
      model[key],
    ]),
    ...environments.map(([id, view]): [string, Plain] => [`deployment.${id}`, view]),
  ].filter(([, view]) => view !== undefined) as [string, Plain][];
}
