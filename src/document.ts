import type { NamedDiagram } from './drawn-views.ts';
import type { Design } from './model/design.ts';
import type { DiagramForm } from './model/settings.ts';
import type { DesignView } from './view/design-view.ts';

/** How a document looks where the model may choose. */
export interface DocumentSettings {
  readonly elements: 'list' | 'table';
  readonly diagrams: DiagramForm;
}

/** A kind of document: its file name is the kind, and `templates/<kind>.md.hbs` its wording. */
export interface DocumentPlugin {
  /** What the document is, in a few words. */
  readonly title: string;
  /** Where it goes unless the model says: beside the model, `name` being a folder or nothing. */
  path(name: string): string;
  /** True when the model has something to say in it. */
  hasContent(design: Design): boolean;
  /** What its template sees. */
  page(view: DesignView, settings: DocumentSettings): object;
  /** The diagrams in it, which it shows as text or as pictures. */
  diagrams?(view: DesignView): NamedDiagram[];
}
