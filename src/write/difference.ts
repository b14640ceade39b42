import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Action } from './plan.ts';

/** Beyond this a difference takes long to find and nobody reads it. */
const maxEditLength = 4000;
const maxLength = 4_000_000;

/** Shows what an action changes as a unified diff; nothing when it changes nothing. */
export function difference({ path, kind, before, after, picture }: Action): string {
  if (kind === 'same') return '';
  const [from, to] = [plain(before ?? ''), plain(after)];
  const [old, fresh] = [before === undefined ? '/dev/null' : `a/${path}`, `b/${path}`];
  if (picture) return `--- ${old}\n+++ ${fresh}\n${pictureDifference(before, after)}\n`;
  const patch =
    from.length + to.length > maxLength
      ? undefined
      : createTwoFilesPatch(old, fresh, from, to, '', '', {
          context: 3,
          maxEditLength: before === undefined ? Number.MAX_SAFE_INTEGER : maxEditLength,
          headerOptions: FILE_HEADERS_ONLY,
        });
  return (
    patch ??
    `--- ${old}\n+++ ${fresh}\n(too different to show: ${lineCount(from)} lines become ${lineCount(to)})\n`
  );
}

/** A picture is thousands of numbers on one line: that it differs is all that can be read. */
function pictureDifference(before: string | undefined, after: string): string {
  return before === undefined
    ? `(a picture that is missing, of ${after.length} characters)`
    : `(a picture that is not what the model gives: ${before.length} characters become ${after.length})`;
}

/** Differing line endings would show every line as changed. */
function plain(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') || text === '' ? 1 : 0);
}
