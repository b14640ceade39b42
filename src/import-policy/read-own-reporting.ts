import type { ListItem, RootContent } from 'mdast';
import { plainText } from '../import-markdown/plain-text.ts';
import { pointsOf } from './points-of.ts';
import type { Fields, PolicyDraft } from './policy-draft.ts';
import { withoutCode } from './without-code.ts';

/** Longest channel of a model, in characters. */
const LONGEST_NAME = 200;

const OWN_PLEA =
  'Please **do not** report security vulnerabilities in public issues, discussions or pull requests.';

/** Reporting as our own documents print it. */
export function readOwnReporting(blocks: readonly RootContent[], draft: PolicyDraft): void {
  const { source, reporting } = draft;
  const textAt = (at: number) => {
    const node = blocks[at];
    return node?.type === 'paragraph' ? draft.text(node) : '';
  };
  for (let at = 0; at < blocks.length; at++) {
    const node = blocks[at];
    const next = blocks[at + 1];
    if (node === undefined || (at === 0 && textAt(0) === OWN_PLEA)) continue;
    const isChannels = /^Where to report(?:, in order of preference)?:$/;
    if (next?.type === 'list' && isChannels.test(textAt(at))) {
      for (const item of next.children) reporting.channels.push(ownChannel(item, draft));
      at++;
    } else if (next?.type === 'list' && textAt(at) === 'Please include:') {
      for (const entry of pointsOf(next, draft)) reporting.include.push(withoutCode(entry));
      at++;
    } else reporting.text.push(source.block(node));
  }
}

function ownChannel(item: ListItem, draft: PolicyDraft): Fields {
  const { source } = draft;
  const [first, inner] = item.children;
  const whole = first?.type === 'paragraph' ? source.inline(first) : '';
  const link =
    /^(?:E-mail: )?(?:<([^>\s]+)>|\[([^\]\n]*)\]\(([^)\s]*)\)|(https?:\/\/\S+))(?:: (.*))?$/s.exec(
      whole,
    );
  const key = inner?.type === 'list' ? source.block(inner) : '';
  const pgp = /^- PGP:\s+(.*)$/s.exec(key)?.[1]?.replace(/^ {2}/gm, '');
  const more = item.children
    .slice(1)
    .filter((node) => node !== inner || pgp === undefined)
    .map((node) => source.block(node));
  // `Write to: the desk` is one thing, `Chat: on weekdays` is a way and a text.
  const [, words = whole, rest] =
    /^([^:\n]{1,150}(?<! (?:to|at|via|by|here|is))): (.*)$/s.exec(whole) ?? [];
  const to = plainText(link?.[1] ?? link?.[2] ?? link?.[4] ?? words).slice(0, LONGEST_NAME);
  const text = [link === null ? rest : link[5], ...more].filter((part) => part !== undefined);
  return { to, pgp, text: text.join('\n\n') || undefined };
}
