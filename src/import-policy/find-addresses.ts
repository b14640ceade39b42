import { channelKind } from '../model/channel-kind.ts';
import { channelProblem } from '../model/channel-problem.ts';
import { isPublicTracker } from '../model/public-tracker.ts';
import { wayOfLink } from './way-of-link.ts';

/** An address in a text, and the text around it. */
export interface FoundAddress {
  readonly to: string;
  readonly kind: 'email' | 'url' | 'handle';
  /** It was spelt out: `security [at] shop [dot] example`. */
  readonly isSpeltOut: boolean;
  /** Only its sentence says that it is a way to report: another one is more certain. */
  readonly isAsked: boolean;
}

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}]{2,24}/gu;
const URL = /https?:\/\/[^\s<>()[\]"'`*|]{3,500}/g;
const SPELT =
  /\b[\w.+-]{1,64} ?(?:[[({] ?(?:at|@) ?[\])}]| at ) ?(?:[\w-]{1,63}(?: ?[[({] ?(?:dot|\.) ?[\])}] ?| dot |\.)){1,5}[a-z]{2,24}\b/gi;

/** A link whose words are an address themselves: its target says it, often with more to it. */
const NAMED_BY_ADDRESS = /\[(https?:\/\/[^\][\s]{1,300})\](?=\(https?:\/\/)/g;

/** Addresses that a text names without asking for mail to them. */
const SILENT = /^(?:no-?reply|noreply|donotreply|git@)/i;

/** What stands before the address of somebody who wrote something or found it. */
const OTHERS =
  /\b(?:copyright|authors?|authored by|(?:reported|found|discovered) by|thanks to|credits?)\b[^.!?]{0,60}$/i;

/** Algorithms of OpenSSH are written like addresses. */
const ALGORITHM = /@(?:libssh\.org|openssh\.com)$/i;

/** The addresses of a text to which reports can go, in their order, each once. */
export function findAddresses(text: string): FoundAddress[] {
  if (text.length > 20_000) return [];
  const found: { at: number; address: FoundAddress }[] = [];
  const add = (
    at: number,
    to: string,
    kind: FoundAddress['kind'],
    more: Partial<FoundAddress> = {},
  ) => {
    if (!found.some(({ address }) => address.to === to))
      found.push({ at, address: { to, kind, isSpeltOut: false, isAsked: false, ...more } });
  };
  const isRefusing = /\b(?:do not|don['’]t|never|not)\b/i.test(text);
  const unnamed = text.replace(NAMED_BY_ADDRESS, (whole) => `[${' '.repeat(whole.length - 2)}]`);
  for (const match of unnamed.matchAll(URL)) {
    const to = match[0].replace(/[.,;:!?]+$/, '');
    // `Do not open an issue at …` names the tracker as the wrong place.
    const isWrong = isRefusing && isPublicTracker(to);
    const way = isWrong ? undefined : wayOfLink(to, unnamed, match.index);
    if (way !== undefined && channelKind(to) === 'url')
      add(match.index, to, 'url', { isAsked: way === 'asked' });
  }
  for (const match of text.matchAll(EMAIL)) {
    const [to] = match;
    const before = text.slice(Math.max(0, match.index - 100), match.index);
    if (SILENT.test(to) || ALGORITHM.test(to) || OTHERS.test(before)) continue;
    if (channelKind(to) !== 'email') continue;
    add(match.index, to, 'email');
  }
  for (const match of text.matchAll(SPELT)) {
    const to = suggested(match[0]);
    if (to !== undefined) add(match.index, to, 'email', { isSpeltOut: true });
  }
  return found.sort((left, right) => left.at - right.at).map(({ address }) => address);
}

/** The address that words spell out, if they certainly do. */
function suggested(words: string): string | undefined {
  const plain = words
    .replace(/\s*[[({]\s*(at|dot)\s*[\])}]\s*/gi, ' $1 ')
    .replace(/[[\](){}]/g, '');
  const problem = channelProblem(plain.trim());
  return /^Write [`'"“‘](.+@.+\.[^.]+)[`'"”’]$/.exec(problem?.suggestion ?? '')?.[1];
}
