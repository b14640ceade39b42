import type { RootContent } from 'mdast';
import { plainText } from '../import-markdown/plain-text.ts';
import type { FoundAddress } from './find-addresses.ts';
import { words } from './plea.ts';
import type { PolicyDraft } from './policy-draft.ts';
import { PRIVATE_FORM_WORDS } from './private-form.ts';

/** Longest channel of a model, in characters. */
const LONGEST_NAME = 200;

/** `**Email:** a@b`, `Report here: https://…`: nothing but the name of the address. */
export function isOnlyLabel(text: string, { to }: FoundAddress): boolean {
  const plain = plainText(text)
    .replaceAll(to, ' ')
    .replace(/mailto:|[()<>]/g, ' ');
  return words(plain.trim()) <= 4 && /^[^.!?]*[.:]?\s*$/.test(plain);
}

/** Adds an address to the channels, unless it is there or another one is more certain. */
export function addChannel(
  { to, kind, isSpeltOut, isAsked }: FoundAddress,
  text: string | undefined,
  node: RootContent,
  draft: PolicyDraft,
): void {
  const { channels } = draft.reporting;
  const line = draft.source.line(node);
  if (channels.some((channel) => channel.to === to) || to.length > LONGEST_NAME) return;
  if (isAsked && channels.length > 0) return;
  // The form that a text before it named has its address here.
  const named = channels.findIndex(
    ({ to: other, text: more }) => other === PRIVATE_FORM_WORDS && more === undefined,
  );
  if (named >= 0 && /\/security\/advisories\b/.test(to)) channels.splice(named, 1);
  if (isSpeltOut) draft.note('repaired', line, `an address spelt out: ${to}`);
  if (kind === 'url' && /\/issues\/new|\/issues\/?$/.test(to) && channels.length > 0) return;
  channels.push({ to, text });
}
