import type { DocumentSettings } from '../document.ts';
import { type DrawnView, drawnViews, type NamedDiagram, picturePath } from '../drawn-views.ts';
import type { DesignView } from '../view/design-view.ts';
import type { SectionView } from '../view/section-view.ts';

/** A diagram as a template prints it. */
interface DiagramView {
  /** Absent when the view has one diagram only. */
  readonly caption: string | null;
  readonly source: string;
  readonly note: string | null;
  /** The picture to show in place of the source, if the model wants pictures. */
  readonly image: {
    /** From the document. */
    readonly path: string;
    /** What is seen, for those who do not see it. */
    readonly alt: string;
  } | null;
}

/** A view of the design with what its section prints besides. */
export interface PageSection extends SectionView {
  readonly diagrams: readonly DiagramView[];
  readonly legend: string | null;
  readonly table: boolean;
}

type SectionKey = 'context' | 'container' | 'build';

/** What the templates of a design see: the view, with its diagrams drawn. */
export type DesignPage = Omit<DesignView, SectionKey | 'deployment'> & {
  readonly [key in SectionKey]: PageSection | null;
} & {
  readonly deployment:
    | (PageSection & {
        readonly environments: readonly PageSection[];
        readonly options: NonNullable<DesignView['deployment']>['options'];
      })
    | null;
};

/** Draws the diagrams of a view and sets how its sections look. */
export function toDesignPage(view: DesignView, settings: DocumentSettings): DesignPage {
  const drawn = new Map(drawnViews(view).map((found) => [found.key, found]));
  const draw = (section: SectionView): PageSection =>
    toPageSection(section, drawn.get(section.key), settings);
  const maybe = (section: SectionView | null) => (section === null ? null : draw(section));
  const { deployment } = view;
  return {
    ...view,
    context: maybe(view.context),
    container: maybe(view.container),
    build: maybe(view.build),
    deployment:
      deployment === null
        ? null
        : {
            ...draw(deployment),
            environments: deployment.environments.map(draw),
            options: deployment.options,
          },
  };
}

function toPageSection(
  section: SectionView,
  drawn: DrawnView | undefined,
  { elements, diagrams }: DocumentSettings,
): PageSection {
  return {
    ...section,
    diagrams: (drawn?.diagrams ?? []).map((diagram) => ({
      caption: diagram.caption,
      source: diagram.source,
      note: diagram.note,
      image: diagrams === 'image' ? imageOf(diagram) : null,
    })),
    legend: drawn?.legend ?? null,
    table: elements === 'table',
  };
}

function imageOf({ name, title, summary }: NamedDiagram): DiagramView['image'] {
  return { path: picturePath(name), alt: `${title}. ${summary}`.trim() };
}
