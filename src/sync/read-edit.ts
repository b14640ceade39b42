import { convertDesign } from '../import-markdown/convert-design.ts';
import { flowsByAnchor } from '../import-markdown/own/flows-by-anchor.ts';
import type { ModelValue } from '../importer.ts';
import { scan } from '../write/scan.ts';
import type { Flows } from './merge-flows.ts';
import { type Plain, plainOf } from './plain.ts';

/** A document of ours as what it says. */
export interface ReadEdit {
  readonly model: Plain;
  readonly flows: Flows;
}

/** Reads a document of ours; undefined for one that no template of ours has made. */
export function readEdit(text: string): ReadEdit | undefined {
  const imported = convertDesign(text, 'system.md', { shared: false });
  if ('refusal' in imported) return undefined;
  const flows = [...flowsByAnchor(text)].map(
    ([anchor, { shown, fields }]) =>
      [anchor, { shown, fields: plainOf(fields as ModelValue) ?? {} }] as const,
  );
  return { model: plainOf(imported.model) ?? {}, flows: new Map(flows) };
}

/** A document as it would be with nothing in its keep zones, each line where it was. */
export function withoutZones(document: string): string {
  const text = plainLines(document);
  const { zones } = scan(text);
  const lines = text.split('\n');
  for (const { content, place } of zones) {
    const count = content.split('\n').length - 1;
    for (let at = place.line; at < place.line + count; at++) lines[at] = '';
  }
  return lines.join('\n');
}

/** The names of the keep zones in which two states of a document differ. */
export function editedZones(before: string, after: string): string[] {
  const old = new Map(scan(plainLines(before)).zones.map(({ name, content }) => [name, content]));
  return scan(plainLines(after))
    .zones.filter(({ name, content }) => old.get(name)?.trim() !== content.trim())
    .map(({ name }) => name);
}

/** A text without a byte-order mark, its lines ended by a line feed. */
export function plainLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

const DIAGRAM = /^```mermaid\n[\s\S]*?^```$/gm;

/**
 * A document with the diagrams of another: what somebody drew into one is told as an edit of it, and
 * must not be taken for an edit of something else.
 */
export function withDiagramsOf(text: string, other: string): string {
  const diagrams = other.match(DIAGRAM) ?? [];
  let next = 0;
  if ((text.match(DIAGRAM) ?? []).length !== diagrams.length) return text;
  return text.replace(DIAGRAM, () => diagrams[next++] ?? '');
}
