import type { ImportNote } from '../import-note.ts';
import type { ModelValue } from '../importer.ts';
import { writeYaml } from '../write-yaml/write-yaml.ts';

/** A model made of a document, with what was done for it. */
interface Made {
  readonly model: ModelValue;
  readonly notes: readonly ImportNote[];
}

/**
 * An imported model whose diagrams mermaid can draw. One that it cannot, which a forge would show as an
 * error and `check` refuses, stands as code at the end of the description of its view.
 *
 * @param text the document, to tell the line of such a diagram
 */
export async function withoutUndrawable({ model, notes }: Made, text: string): Promise<Made> {
  if (!notes.some(({ kind }) => kind === 'raw')) return { model, notes };
  const [{ check }, { undrawableDiagrams }] = await Promise.all([
    import('../pipeline.ts'),
    import('./undrawable-diagrams.ts'),
  ]);
  const bytes = Buffer.from(writeYaml(model));
  const checked = await check({ file: 'threatdoc.yaml', bytes }, { read: () => 'missing' });
  const more: ImportNote[] = [];
  let changed = model;
  for (const { path, message } of await undrawableDiagrams(checked)) {
    const place = path.split('.').slice(0, -2);
    changed = changedAt(changed, place, (view) => {
      const { name, diagram, description, ...rest } = view as Record<string, ModelValue>;
      const { source } = diagram as { source: string };
      const reason = `${message.replace(/\.$/, '')}; shown as code`;
      more.push({ kind: 'raw', line: lineOf(source, text), message: reason });
      const texts = [description, asCode(source)].filter((part) => part !== undefined);
      return { name, description: texts.join('\n\n'), ...rest };
    });
  }
  const all = [...notes, ...more].sort((left, right) => left.line - right.line);
  return { model: changed, notes: all };
}

function changedAt(
  value: ModelValue,
  [step, ...rest]: readonly string[],
  change: (value: ModelValue) => ModelValue,
): ModelValue {
  if (step === undefined) return change(value);
  if (value instanceof Map)
    return new Map([...value, [step, changedAt(value.get(step), rest, change)]]);
  const fields = value as Readonly<Record<string, ModelValue>>;
  return { ...fields, [step]: changedAt(fields[step], rest, change) };
}

function asCode(source: string): string {
  const longest = Math.max(2, ...(source.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${source.replace(/\n$/, '')}\n${fence}`;
}

/** The line of a document where a diagram starts, from 1. */
function lineOf(source: string, text: string): number {
  const [first = ''] = source.split('\n');
  const lines = text.split(/\r\n?|\n/);
  return lines.findIndex((line) => line.trim() === first.trim()) + 1 || 1;
}
