import type { Diagram } from './mermaid/diagram.ts';
import { legend } from './mermaid/legend.ts';
import { diagrams } from './shelves/diagrams.ts';
import type { DesignView } from './view/design-view.ts';
import type { Drawing } from './view/drawing.ts';
import type { SectionView } from './view/section-view.ts';

/** A view that has something to draw. */
export interface DrawnView {
  /** `container`, `deployment.production`, … */
  readonly key: string;
  readonly title: string;
  readonly section: SectionView;
  /** How to read the diagrams; null when there is nothing to say. */
  readonly legend: string | null;
  readonly diagrams: readonly NamedDiagram[];
}

/** A diagram with the name of its files. */
export interface NamedDiagram {
  /** `container`, or `container-payments` for a part; unique in a design. */
  readonly name: string;
  readonly title: string;
  /** What is drawn, in a sentence or two, for those who do not see it. */
  readonly summary: string;
  /** The summary, and how to read the diagram. */
  readonly description: string;
  readonly source: string;
  /** What it shows of its view; null when it is the only diagram. */
  readonly caption: string | null;
  /** What a reader has to know about this diagram, as plain text. */
  readonly note: string | null;
}

const known = new WeakMap<DesignView, readonly DrawnView[]>();

/** What of a design can be drawn, drawn once, in the order of the document. */
export function drawnViews(view: DesignView): readonly DrawnView[] {
  const drawn = known.get(view) ?? drawViews(view);
  known.set(view, drawn);
  return drawn;
}

function drawViews(view: DesignView): DrawnView[] {
  const { system, context, container, deployment, build } = view;
  const sections = [context, container, deployment, ...(deployment?.environments ?? []), build];
  const taken = new Set<string>();
  return sections.flatMap((section): DrawnView[] => {
    if (section === null) return [];
    const drawn = diagramsOf(section);
    if (drawn.length === 0) return [];
    const title = `${system.name}: ${section.key.replace('.', ', ')}`;
    const stem = slug(section.key);
    const words = section.drawing === null ? [] : legend(section.drawing);
    const named = drawn.map((diagram): NamedDiagram => {
      const part = diagram.name.startsWith(`${section.name}: `)
        ? diagram.name.slice(section.name.length + 2)
        : null;
      const { note, source } = diagram;
      const isWhole = drawn.length === 1;
      const said = [
        ...(isWhole && section.drawing !== null ? [summary(section.drawing)] : []),
        ...(note === null ? [] : [note]),
      ];
      return {
        name: free(part === null || isWhole ? stem : `${stem}-${slug(part)}`, taken),
        title: part === null ? title : `${title} – ${part}`,
        summary: said.join(' '),
        description: [...said, ...words].join(' '),
        source,
        caption: isWhole ? null : diagram.name,
        note,
      };
    });
    return [
      {
        key: section.key,
        title,
        section,
        legend: words.length === 0 ? null : words.join(' '),
        diagrams: named,
      },
    ];
  });
}

/** Where a document looks for the picture of a diagram, from its own folder. */
export function picturePath(name: string): string {
  return `diagrams/${name}.svg`;
}

function diagramsOf({ drawing, source, name }: SectionView): Diagram[] {
  if (source !== null) return [{ name, source, note: null }];
  return drawing === null ? [] : diagrams.architecture.draw(drawing);
}

const MOST_NAMED = 12;

/** `Shows Shopper, Web shop and Bank; 1 boundary: VPC; 3 flows, 2 of them across a trust boundary.` */
function summary({ elements, boundaries, flows }: Drawing): string {
  const crossing = flows.filter(({ crosses }) => crosses).length;
  const across = crossing === 0 ? '' : `, ${crossing} of them across a trust boundary`;
  const count = boundaries.length;
  const around = `${count === 1 ? '1 boundary' : `${count} boundaries`}: ${listed(boundaries)}`;
  return `${[
    `Shows ${listed(elements)}`,
    ...(count === 0 ? [] : [around]),
    ...(flows.length === 0
      ? []
      : [`${flows.length === 1 ? '1 flow' : `${flows.length} flows`}${across}`]),
  ].join('; ')}.`;
}

function listed(named: readonly { readonly name: string }[]): string {
  const names = named.slice(0, MOST_NAMED).map(({ name }) => name.replace(/\s+/g, ' '));
  const more = named.length - names.length;
  const all = more > 0 ? [...names, `${more} more`] : names;
  const last = all.pop() ?? 'nothing';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
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
