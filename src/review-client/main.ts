import { Canvas } from './canvas.ts';
import { find, findAll } from './find.ts';
import { followSections } from './follow-sections.ts';
import { Panel } from './panel.ts';
import { isOurs, ownPlace, type Place, readPlace, writePlace } from './place.ts';
import { Register } from './register.ts';
import { startTheme } from './theme.ts';

/** What the content of the page is made to do. Whoever replaces the content lets it start again. */
let register: Register | null = null;
let panel: Panel | null = null;

function start(): void {
  document.documentElement.classList.add('has-script');
  register = Register.of((query) => go({ anchor: 'risks', query }, false));
  panel ??= Panel.of(() => go({ ...readPlace(), anchor: '' }, false));
  Canvas.startAll();
  startTheme();
  followSections();
  show(readPlace());
}

function go(place: Place, isStep: boolean): void {
  writePlace(place, isStep);
  show(place);
}

function show({ anchor, query }: Place): void {
  register?.show(query);
  panel?.show(anchor);
}

/** A row that is filtered away is shown all the same; behind the words of a query no browser finds it. */
function reveal({ anchor, query }: Place): void {
  const target = document.getElementById(anchor);
  if (target === null) return;
  if (anchor.startsWith('element-')) {
    const shape = find(
      `[data-subject="${CSS.escape(anchor.slice('element-'.length))}"]`,
      SVGElement,
    );
    (shape?.closest('figure') ?? target).scrollIntoView();
    return;
  }
  if (register?.hides(anchor)) {
    query = new URLSearchParams();
    writePlace({ anchor, query }, false);
    register.show(query);
  }
  for (const other of findAll('.is-target', HTMLElement)) other.classList.remove('is-target');
  target.classList.add('is-target');
  target.scrollIntoView();
}

/** A link to a place keeps the filters that it says nothing of. */
function arrive(): void {
  const { anchor, query } = readPlace();
  const isWritten = query.size > 0 || isOurs() || location.hash === '';
  const place = { anchor, query: isWritten ? query : (register?.query() ?? query) };
  writePlace(place, false);
  show(place);
  reveal(place);
}

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  if (link === null) return;
  const anchor = decodeURIComponent((link.getAttribute('href') ?? '').slice(1));
  const words = link instanceof HTMLElement ? link.dataset.query : undefined;
  if (words === undefined && !anchor.startsWith('element-')) return;
  event.preventDefault();
  const query = words === undefined ? readPlace().query : new URLSearchParams(words);
  go({ anchor, query }, true);
  if (words !== undefined) find(`#${anchor}`, HTMLElement)?.scrollIntoView();
});
addEventListener('hashchange', arrive);
addEventListener('beforeprint', () => {
  for (const details of findAll('details', HTMLDetailsElement)) details.open = true;
});
document.addEventListener('threatdoc:replaced', start);

start();
if (location.hash === '') ownPlace();
else {
  arrive();
  // The browser itself goes there when everything is loaded, and knows less.
  addEventListener('load', () => requestAnimationFrame(() => reveal(readPlace())));
}
