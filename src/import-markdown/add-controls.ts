import { appendAll } from '../append-all.ts';
import { isShortLabel } from './build-blocks.ts';
import type { Draft } from './draft.ts';
import { listText, textOf, wholeText } from './entries.ts';
import type { Found } from './found.ts';
import { namedText } from './lead.ts';
import { plainText } from './plain-text.ts';
import type { Point } from './point.ts';
import { controlsOf, isNonePoint } from './read-elements.ts';
import { withoutPrefix } from './without-prefix.ts';
import { withoutStatus } from './without-status.ts';

/** A point that tells what is not there. */
const MISSING = /^no\b.*\b(?:currently|yet|so far|implemented|recommended)\b/i;

/** A control, or each control below a point that only labels them. */
export function addControls(point: Point, found: Found, draft: Draft): void {
  if (labelsControls(point)) {
    draft.note('label', point.line, plainText(point.text));
    for (const item of point.items) addControls(item, found, draft);
  } else if (MISSING.test(point.text) || isNonePoint(point))
    found.notes.push(`- ${wholeText(point, draft.source)}`);
  else appendAll(found.controls, controlsOf(point, draft.source));
}

/** A label over points that all say of themselves that they are controls. */
export function labelsControls({ text, items, blocks }: Point): boolean {
  const prefix = withoutPrefix(text);
  return (
    items.length > 0 &&
    blocks.length === 0 &&
    isShortLabel(text) &&
    (prefix.kind === undefined || prefix.text === '') &&
    items.every((item) => withoutPrefix(item.text).kind === 'control')
  );
}

/** A control that a label calls recommended. */
export function addRecommended(point: Point, found: Found, draft: Draft): void {
  const { source } = draft;
  const said = withoutStatus(withoutPrefix(textOf(point, source)).text).text;
  const { name, description } = namedText(point.items.length > 0 ? said.replace(/:$/, '') : said);
  const below = listText(point.items, source);
  const whole = [description, below].filter(Boolean).join('\n\n') || undefined;
  found.controls.push({ name, status: 'recommended', description: whole });
}
