/** Where the reader is: an id of the page, and how the register is filtered and sorted. */
export interface Place {
  readonly anchor: string;
  readonly query: URLSearchParams;
}

/** `#risk-card-theft?severity=high&sort=owner`: the whole state of the page, to keep and to send. */
export function readPlace(): Place {
  const [anchor = '', query = ''] = location.hash.slice(1).split('?');
  return { anchor: decoded(anchor), query: new URLSearchParams(query) };
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

const OURS = 'threatdoc';

/** True for a step of the history that we wrote: its query is what was meant, even an empty one. */
export function isOurs(): boolean {
  return history.state === OURS;
}

/** Makes the step that the reader is at one of ours. */
export function ownPlace(): void {
  history.replaceState(OURS, '', location.hash || location.pathname + location.search);
}

/** Goes there without the browser scrolling; a step that a reader would take back makes history. */
export function writePlace({ anchor, query }: Place, isStep: boolean): void {
  const words = query.toString();
  const hash = `#${encodeURI(anchor)}${words === '' ? '' : `?${words}`}`;
  if (hash === location.hash || (hash === '#' && location.hash === '')) ownPlace();
  else if (isStep) history.pushState(OURS, '', hash);
  else history.replaceState(OURS, '', hash);
}
