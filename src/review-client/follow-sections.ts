import { findAll } from './find.ts';

/** Marks in the contents the section that is read. */
export function followSections(): void {
  const links = new Map(
    findAll('nav.contents a', HTMLAnchorElement).map((link) => [link.hash.slice(1), link]),
  );
  const sections = findAll('main section[id], main article[id]', HTMLElement).filter(({ id }) =>
    links.has(id),
  );
  const seen = new Set<string>();
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes)
        if (isIntersecting) seen.add(target.id);
        else seen.delete(target.id);
      // The innermost of those in sight that come first.
      const current = sections.filter(({ id }) => seen.has(id));
      const first = current[0];
      const inner = current.find((section) => section !== first && first?.contains(section));
      for (const [id, link] of links)
        link.ariaCurrent = id === (inner ?? first)?.id ? 'true' : null;
    },
    { rootMargin: '-15% 0px -70% 0px' },
  );
  for (const section of sections) observer.observe(section);
}
