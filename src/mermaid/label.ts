import { breakWords } from './break-words.ts';
import { escapeLabel } from './escape-label.ts';

interface Named {
  readonly name: string;
  readonly type: string | null;
  readonly technology: string | null;
}

/** A name as a line of a label. */
export function nameLine(name: string): string {
  return escapeLabel(breakWords(name));
}

/** Words in small print; the only markup in our labels, and never from a text of the model. */
export function smallPrint(text: string): string {
  return `<small>${escapeLabel(breakWords(text))}</small>`;
}

/** `[Type: Technology]`, as C4 diagrams write it (c4model.com, notation), or what there is of it. */
export function detailOf({ type, technology }: Named): string | null {
  if (type !== null && technology !== null) return `[${type}: ${technology}]`;
  const known = type ?? technology;
  return known === null ? null : `[${known}]`;
}

/** Name, and below it type and technology in small print. */
export function elementLabel(element: Named): string {
  const detail = detailOf(element);
  const name = nameLine(element.name);
  return detail === null ? name : `${name}<br/>${smallPrint(detail)}`;
}

/** What happens, and below it how it travels in small print; null when neither is known. */
export function flowLabel(flow: {
  readonly label: string | null;
  readonly protocol: string | null;
}): string | null {
  const label = flow.label === null ? [] : [nameLine(flow.label)];
  const protocol = flow.protocol === null ? [] : [smallPrint(`[${flow.protocol}]`)];
  const lines = [...label, ...protocol];
  return lines.length === 0 ? null : lines.join('<br/>');
}
