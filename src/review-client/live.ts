import { find, findAll } from './find.ts';

/** The parts of the page that come anew; what the reader has open beside them stays. */
const PARTS = ['.page-header', '.layout', '.page-footer'];

/** What the program that serves this page says of it. */
interface State {
  readonly version: string;
  readonly problem: string | null;
}

/** Follows that program: shows what it makes of the model, and what is wrong. */
function follow(): void {
  const events = new EventSource('/events');
  let turn = Promise.resolve();
  events.addEventListener('state', ({ data }) => {
    const state = JSON.parse(String(data)) as State;
    turn = turn.then(() => meet(state)).catch(() => {});
  });
  events.addEventListener('error', () => tell('', 'threatdoc has stopped.'));
}

async function meet({ version, problem }: State): Promise<void> {
  if (version !== document.documentElement.dataset.version) await replace();
  tell(problem ?? '', problem === null ? '' : 'The model has errors.');
}

async function replace(): Promise<void> {
  const response = await fetch('/', { cache: 'no-store' });
  const text = await response.text();
  // Even in a document that nobody sees the policy of this one would refuse the style.
  const [style = '', css = ''] = /<style>([\s\S]*?)<\/style>/.exec(text) ?? [];
  const fresh = new DOMParser().parseFromString(text.replace(style, ''), 'text/html');
  // A page without content says what is wrong with a model that was never right.
  if (find('main', HTMLElement) === null || fresh.querySelector('main') === null) {
    location.reload();
    return;
  }
  const place = placeInView();
  const open = openDetails();
  const focused = document.activeElement?.id ?? '';
  // Style sheets made here are no inline styles, which the policy of the page names by their hash.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet, notices];
  for (const selector of PARTS) {
    const [old, part] = [document.querySelector(selector), fresh.querySelector(selector)];
    if (old !== null && part !== null) old.replaceWith(part);
  }
  document.title = fresh.title;
  document.documentElement.dataset.version = fresh.documentElement.dataset.version;
  for (const details of findAll('main details', HTMLDetailsElement))
    if (open.has(keyOf(details))) details.open = true;
  document.dispatchEvent(new Event('threatdoc:replaced'));
  if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true });
  stayAt(place);
}

interface PlaceInView {
  readonly id: string;
  readonly top: number;
  readonly scroll: number;
}

/** The first thing with a name that the reader sees, and where on the screen it is. */
function placeInView(): PlaceInView {
  for (const element of findAll('main [id]', HTMLElement)) {
    const { top, height } = element.getBoundingClientRect();
    if (top >= 0 && height > 0) return { id: element.id, top, scroll: scrollY };
  }
  return { id: '', top: 0, scroll: scrollY };
}

function stayAt({ id, top, scroll }: PlaceInView): void {
  const element = id === '' ? null : document.getElementById(id);
  const isSeen = element !== null && element.getBoundingClientRect().height > 0;
  if (scroll === 0 || !isSeen) scrollTo({ top: scroll, behavior: 'instant' });
  else scrollBy({ top: element.getBoundingClientRect().top - top, behavior: 'instant' });
}

function openDetails(): Set<string> {
  const open = findAll('main details', HTMLDetailsElement).filter((details) => details.open);
  return new Set(open.map(keyOf));
}

function keyOf(details: HTMLDetailsElement): string {
  const near = details.closest('[id]')?.id ?? '';
  return `${near} ${details.querySelector('summary')?.textContent ?? ''}`;
}

const notices = new CSSStyleSheet();
notices.replaceSync(`
.live-problem { position: fixed; inset: auto 1rem 1rem 1rem; z-index: 100; max-height: 45vh; overflow: auto;
  padding: 0.75rem 1rem; border-radius: 0.5rem; border: 2px solid #b91c1c; background: #fff5f5; color: #450a0a;
  box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 30%); }
.live-problem p { margin: 0 0 0.5rem; font-weight: 600; }
.live-problem pre { margin: 0; padding: 0; border: 0; background: none; color: inherit; white-space: pre-wrap; overflow-wrap: anywhere; font: 0.8125rem/1.45 ui-monospace, monospace; }
@media print { .live-problem { display: none; } }
`);

/** Shows what is wrong over the last good page; without words it takes that away. */
function tell(problem: string, summary: string): void {
  const old = find('.live-problem', HTMLElement);
  if (summary === '') {
    old?.remove();
    return;
  }
  if (!document.adoptedStyleSheets.includes(notices))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, notices];
  const box = document.createElement('aside');
  box.className = 'live-problem';
  box.setAttribute('role', 'alert');
  box.setAttribute('aria-label', 'What is wrong');
  box.tabIndex = 0;
  const isShown = find('main', HTMLElement) !== null;
  const words = document.createElement('p');
  words.textContent = isShown ? `${summary} This page is the last that was right.` : summary;
  box.append(words);
  if (problem !== '') {
    const frames = document.createElement('pre');
    frames.textContent = problem;
    box.append(frames);
  }
  if (old === null) document.body.append(box);
  else if (old.textContent !== box.textContent) old.replaceWith(box);
}

follow();
