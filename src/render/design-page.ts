import type { DocumentSettings } from '../document.ts';
import type { Diagram } from '../mermaid/diagram.ts';
import { legend } from '../mermaid/legend.ts';
import { diagrams } from '../shelves/diagrams.ts';
import type { DesignView } from '../view/design-view.ts';
import type { SectionView } from '../view/section-view.ts';

/** A diagram as a template prints it. */
interface DiagramView {
  /** Absent when the view has one diagram only. */
  readonly caption: string | null;
  readonly source: string;
  readonly note: string | null;
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
  const draw = (section: SectionView): PageSection => toPageSection(section, settings);
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

function toPageSection(section: SectionView, { elements }: DocumentSettings): PageSection {
  const { drawing, source } = section;
  const drawn = drawing === null ? [] : diagrams.architecture.draw(drawing);
  const words = drawing === null ? [] : legend(drawing);
  return {
    ...section,
    diagrams:
      source === null
        ? drawn.map((diagram) => captioned(diagram, drawn.length))
        : [{ caption: null, source, note: null }],
    legend: words.length === 0 ? null : words.join(' '),
    table: elements === 'table',
  };
}

function captioned({ name, source, note }: Diagram, count: number): DiagramView {
  return { caption: count > 1 ? name : null, source, note };
}
