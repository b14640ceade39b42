import type { Diagram } from '../mermaid/diagram.ts';
import { legend } from '../mermaid/legend.ts';
import type { Design } from '../model/design.ts';
import { diagrams } from '../shelves/diagrams.ts';
import { toView } from '../view/design-view.ts';
import type { SectionView } from '../view/section-view.ts';

/** A view that has something to draw. */
export interface PictureView {
  /** `container`, `deployment.production`, … */
  readonly key: string;
  readonly title: string;
  readonly section: SectionView;
  readonly diagrams: readonly NamedDiagram[];
}

/** A diagram with the name of its files. */
export interface NamedDiagram {
  /** `container`, or `container-payments` for a part; unique in a design. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly source: string;
}

/** What of a design can be drawn, in the order of the document. */
export function picturesOf(design: Design): PictureView[] {
  const { system, context, container, deployment, build } = toView(design);
  const sections = [context, container, deployment, ...(deployment?.environments ?? []), build];
  const taken = new Set<string>();
  return sections.flatMap((section): PictureView[] => {
    if (section === null) return [];
    const drawn = diagramsOf(section);
    if (drawn.length === 0) return [];
    const title = `${system.name}: ${section.key.replace('.', ', ')}`;
    const stem = slug(section.key);
    const named = drawn.map((diagram) => {
      const part = diagram.name.startsWith(`${section.name}: `)
        ? diagram.name.slice(section.name.length + 2)
        : null;
      return {
        name: free(part === null || drawn.length === 1 ? stem : `${stem}-${slug(part)}`, taken),
        title: part === null ? title : `${title} – ${part}`,
        description: describe(section, diagram),
        source: diagram.source,
      };
    });
    return [{ key: section.key, title, section, diagrams: named }];
  });
}

function diagramsOf({ drawing, source, name }: SectionView): Diagram[] {
  if (source !== null) return [{ name, source, note: null }];
  return drawing === null ? [] : diagrams.architecture.draw(drawing);
}

function describe({ drawing }: SectionView, { note }: Diagram): string {
  const how = drawing === null ? [] : legend(drawing);
  return [...(note === null ? [] : [note]), ...how].join(' ');
}

/** Letters and digits that every file system takes; `part` where a name has none. */
function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return plain === '' ? 'part' : plain;
}

function free(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}-${count}`;
  taken.add(name);
  return name;
}
