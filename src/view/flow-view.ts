import { flowsOf, type NamedFlow } from '../model/flows.ts';
import type { NamedView } from '../model/views.ts';
import { type ControlUseView, toControlUse } from './control-use-view.ts';
import { flowAnchor } from './flow-anchor.ts';
import type { Link } from './links.ts';
import { type MarkdownText, markdownOf } from './markdown.ts';
import type { SectionContext } from './section-context.ts';

/** A flow of which the document says more than the arrow in the diagram does. */
export interface FlowView {
  readonly anchor: string;
  /** `Web → API`, with the names of the ends. */
  readonly name: string;
  readonly label: string | null;
  readonly description: MarkdownText | null;
  readonly protocol: string | null;
  readonly data: readonly Link[];
  readonly authentication: string | null;
  readonly encrypted: string | null;
  readonly controls: readonly ControlUseView[];
  readonly risks: readonly Link[];
}

/** The flows of a view that carry more than a label and a protocol, or that a risk affects. */
export function toFlows(view: NamedView, context: SectionContext): FlowView[] {
  return flowsOf(view).flatMap((named) => {
    const risks = context.risksOf.get(named.subject) ?? [];
    if (!hasMore(named) && risks.length === 0) return [];
    const { flow } = named;
    const end = (id: string) => context.links.element(`${view.key}.${id}`).name;
    return [
      {
        anchor: flowAnchor(view.key, named),
        name: `${end(flow.from)} ${flow.both ? '↔' : '→'} ${end(flow.to)}`,
        label: flow.label ?? null,
        description: markdownOf(flow.description),
        protocol: flow.protocol ?? null,
        data: flow.data.map((id) => context.links.data(id)),
        authentication: flow.authentication ?? null,
        encrypted: flow.encrypted === undefined ? null : flow.encrypted ? 'yes' : 'no',
        controls: flow.controls.map((use) => toControlUse(use, context)),
        risks,
      },
    ];
  });
}

function hasMore({ flow }: NamedFlow): boolean {
  const { description, authentication, encrypted, data, controls } = flow;
  const said = [description, authentication, encrypted].some((value) => value !== undefined);
  return said || data.length > 0 || controls.length > 0;
}
