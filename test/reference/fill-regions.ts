/** `<!-- generated: NAME -->`, the text below it, `<!-- end -->`. */
const REGION = /(<!-- generated: ([a-z-]+) -->\n)[\s\S]*?(\n<!-- end -->)/g;

/**
 * A page written by hand, with its generated regions filled anew. The page must have each region
 * once, and no other.
 */
export function fillRegions(page: string, regions: Readonly<Record<string, string>>): string {
  const found = [...page.matchAll(REGION)].map(([, , name = '']) => name);
  const wanted = Object.keys(regions);
  if (found.toSorted().join() !== wanted.toSorted().join())
    throw new Error(`found the regions ${found.join(', ')}; expected ${wanted.join(', ')}`);
  return page.replace(
    REGION,
    (_, start: string, name: string, end: string) =>
      `${start}\n${(regions[name] ?? '').trim()}\n${end}`,
  );
}
