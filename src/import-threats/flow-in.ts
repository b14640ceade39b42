/** Longest label of a flow and longest name of an end, in characters. */
export const LONGEST_LABEL = 200;
const LONGEST_END = 50;

/** A flow as a document says it. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly isBoth: boolean;
  readonly label: string;
  readonly protocol?: string | undefined;
  readonly description?: string;
}

/** The flow that a plain text says by an arrow: `A -> B`, `A → B: text`, `A -> B (HTTPS) - text`. */
export function flowIn(plain: string): Flow | undefined {
  const [, from = '', sign = '', to = '', bracketed, said = ''] =
    /^([^:→<>]{1,80}?)\s*(<?(?:-{1,2}>|→|=>)|↔|<-{1,2}>)\s*([^:→<>(]{1,80}?)(?:\s\(([^()]{1,200})\))?(?:\s*(?::|\s[-–—]\s|\s\()\s*(.*))?$/s.exec(
      plain,
    ) ?? [];
  const isOpen = bracketed === undefined && said.endsWith(')') && !said.includes('(');
  const words = isOpen ? said.slice(0, -1) : said;
  const label = words === '' ? (bracketed ?? '') : words;
  const protocol = words === '' ? undefined : bracketed;
  if (!isEnd(from) || !isEnd(to) || label.length > LONGEST_LABEL) return undefined;
  return { from, to, isBoth: /^<|↔/.test(sign), label, protocol };
}

/** The flow that a heading names: `Data flow 1: A -> B`. */
export function headingFlow(heading: string): Flow | undefined {
  const [words = ''] = /^data ?flow(?: #?\d+)?\s*[:–—-]\s*/i.exec(heading) ?? [];
  return words === '' ? undefined : flowIn(heading.slice(words.length));
}

/** A text that names what a flow starts from or goes to. */
export function isEnd(name: string): boolean {
  return (
    name !== '' &&
    name.length <= LONGEST_END &&
    /\p{L}/u.test(name) &&
    name.split(/\s+/).length <= 6
  );
}
