import { fenced } from '../import-markdown/fenced.ts';
import type { SourceLine } from '../import-markdown/source-line.ts';
import { isPublicTracker } from '../model/public-tracker.ts';
import { findAddresses } from './find-addresses.ts';
import type { PolicyDraft } from './policy-draft.ts';
import { PRIVATE_FORM, PRIVATE_FORM_WORDS } from './private-form.ts';

/** What stands near an address to which reports go. */
const NEAR = /\b(?:report|contact|e-?mail|mail|security|vulnerab|disclos|write|reach|notify)/i;

/** A channel from somewhere else in the document, when the place for it has none. */
export function findChannel(lines: readonly SourceLine[], draft: PolicyDraft): void {
  const text = fenced(lines).map(({ line, isCode }) => (isCode ? { ...line, text: '' } : line));
  for (const [index, line] of text.entries()) {
    const [address] = findAddresses(line.text);
    if (address === undefined || isPublicTracker(address.to)) continue;
    const around = `${text[index - 1]?.text ?? ''} ${line.text}`;
    if (!NEAR.test(around.replaceAll(address.to, ' '))) continue;
    draft.reporting.channels.push({ to: address.to });
    draft.note('guessed', line.line, `the channel for reports read from this line: ${address.to}`);
    return;
  }
  const line = text.find((one) => PRIVATE_FORM.test(one.text.slice(0, 2000)));
  if (line === undefined) return;
  draft.reporting.channels.push({ to: PRIVATE_FORM_WORDS });
  draft.note(
    'guessed',
    line.line,
    'the channel for reports read from this line, without an address',
  );
}
