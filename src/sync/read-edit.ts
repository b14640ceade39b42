import { convertDesign } from '../import-markdown/convert-design.ts';
import { flowsByAnchor } from '../import-markdown/own/flows-by-anchor.ts';
import {
  flowsWithoutAnchor,
  type WrittenFlow,
} from '../import-markdown/own/flows-without-anchor.ts';
import type { ModelValue } from '../importer.ts';
import type { DocumentKind } from '../model/document-kinds.ts';
import type { Flows } from './merge-flows.ts';
import { type PlainMap, plainOf } from './plain.ts';
import { readPolicy } from './read-policy.ts';

/** A document of ours as what it says. */
export interface ReadEdit {
  readonly model: PlainMap;
  readonly flows: Flows;
  /** Flows that somebody wrote into the lists. */
  readonly written: readonly WrittenFlow[];
}

/** Reads a document of ours; undefined for one that no template of ours has made. */
export function readEdit(text: string, kind: DocumentKind): ReadEdit | undefined {
  if (kind !== 'design') {
    const model = readPolicy(text, kind);
    return model && { model, flows: new Map(), written: [] };
  }
  const imported = convertDesign(text, 'system.md', { shared: false });
  if ('refusal' in imported) return undefined;
  const flows = [...flowsByAnchor(text)].map(
    ([anchor, { shown, fields }]) =>
      [anchor, { shown, fields: plainOf(fields as ModelValue) ?? {} }] as const,
  );
  const model = (plainOf(imported.model) ?? {}) as PlainMap;
  return { model, flows: new Map(flows), written: flowsWithoutAnchor(text) };
}
