import type { DocumentPlugin } from '../document.ts';
import { drawnViews } from '../drawn-views.ts';
import { viewsOf } from '../model/views.ts';
import { toDesignPage } from '../render/design-page.ts';

/** The security design document. */
export default {
  title: 'security design document',
  path: (name) => `docs/security/${name}design.md`,
  hasContent: (design) => {
    const { business, requirements, data, risks, questions, assumptions } = design;
    const registries = [business.risks, requirements, data, risks];
    const lists = [business.goals, business.processes, questions, assumptions];
    const says = business.description !== undefined || viewsOf(design).length > 0;
    // Controls alone may be there for the policy and the guide, which publish them.
    const other = design.policy !== undefined || design.guide !== undefined;
    return (
      says ||
      registries.some(({ size }) => size > 0) ||
      lists.some(({ length }) => length > 0) ||
      !other
    );
  },
  page: toDesignPage,
  diagrams: (view) => drawnViews(view).flatMap(({ diagrams }) => diagrams),
} satisfies DocumentPlugin;
