import { channelKind } from '../model/channel-kind.ts';
import { channelProblem } from '../model/channel-problem.ts';
import { isPublicTracker } from '../model/public-tracker.ts';

/** An address in a text, and the text around it. */
export interface FoundAddress {
  readonly to: string;
  readonly kind: 'email' | 'url' | 'handle';
  /** It was spelt out: `security [at] shop [dot] example`. */
  readonly isSpeltOut: boolean;
}

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}]{2,24}/gu;
const URL = /https?:\/\/[^\s<>()[\]"'`*|]{3,500}/g;
const SPELT =
  /\b[\w.+-]{1,64} ?(?:[[({] ?(?:at|@) ?[\])}]| at ) ?(?:[\w-]{1,63}(?: ?[[({] ?(?:dot|\.) ?[\])}] ?| dot |\.)){1,5}[a-z]{2,24}\b/gi;

/** Links that lead to a form, a programme or an advisory, not to something to read. */
const FORM =
  /\/security\/advisories(?:\/new)?\/?$|\/(?:issues|reports?|tickets?)\/new|hackerone|bugcrowd|intigriti|yeswehack|huntr|synack|bughunters?\.|msrc|psirt|tidelift\.com\/security|vulnerab|report|\bforms?\b|disclos/i;

/** Addresses that a text names without asking for mail to them. */
const SILENT = /^(?:no-?reply|noreply|donotreply|git@)/i;

/** The addresses of a text to which reports can go, in their order, each once. */
export function findAddresses(text: string): FoundAddress[] {
  if (text.length > 20_000) return [];
  const found: { at: number; address: FoundAddress }[] = [];
  const add = (at: number, to: string, kind: FoundAddress['kind'], isSpeltOut = false) => {
    if (!found.some(({ address }) => address.to === to))
      found.push({ at, address: { to, kind, isSpeltOut } });
  };
  const isRefusing = /\b(?:do not|don['’]t|never|not)\b/i.test(text);
  for (const match of text.matchAll(URL)) {
    const to = match[0].replace(/[.,;:!?]+$/, '');
    // `Do not open an issue at …` names the tracker as the wrong place.
    const isWrong = isRefusing && isPublicTracker(to);
    if (FORM.test(to) && channelKind(to) === 'url' && !isWrong) add(match.index, to, 'url');
  }
  for (const match of text.matchAll(EMAIL)) {
    const [to] = match;
    if (!SILENT.test(to) && channelKind(to) === 'email') add(match.index, to, 'email');
  }
  for (const match of text.matchAll(SPELT)) {
    const to = suggested(match[0]);
    if (to !== undefined) add(match.index, to, 'email', true);
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
