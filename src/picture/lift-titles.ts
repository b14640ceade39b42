const GROUP = /<g\b[^>]*?(\/?)>|<\/g>/g;

/**
 * Mermaid draws the title of a frame before the arrows, so that an arrow into the frame runs through
 * it. Here the titles follow the arrows among which they stand; `data-of` names the frame.
 *
 * @param drawn an SVG of mermaid
 */
export function liftTitles(drawn: string): string {
  const written: string[] = [];
  let titles: string[] = [];
  const open: { readonly tag: string; readonly start: number }[] = [];
  let end = 0;
  for (const { 0: tag, 1: empty, index } of drawn.matchAll(GROUP)) {
    if (empty === '/') continue;
    if (tag !== '</g>') {
      open.push({ tag, start: index });
      continue;
    }
    const group = open.pop();
    const frame = open.at(-1)?.tag ?? '';
    if (group === undefined) continue;
    if (/ class="cluster-label\b/.test(group.tag) && / class="cluster\b/.test(frame)) {
      const id = / id="[^"]*"/.exec(frame)?.[0].replace(' id=', ' data-of=') ?? '';
      titles.push(`<g${id}${drawn.slice(group.start + 2, index + tag.length)}`);
      written.push(drawn.slice(end, group.start));
      end = index + tag.length;
    } else if (/ class="edgePaths"/.test(group.tag) && titles.length > 0) {
      written.push(drawn.slice(end, index + tag.length), ...titles);
      end = index + tag.length;
      titles = [];
    }
  }
  // Without arrows after them the titles are where they were.
  return titles.length > 0 ? drawn : written.join('') + drawn.slice(end);
}
