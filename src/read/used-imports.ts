import type { ControlUse } from '../model/control.ts';
import type { Design } from '../model/design.ts';
import { sectionsOf } from '../model/sections-of.ts';
import { elementsOf, viewsOf } from '../model/views.ts';
import type { Plain } from './plain.ts';

/**
 * Leaves out the imported controls and data that the model does not name: a library lists what an
 * organisation knows, and a document must not claim that a system has all of it.
 *
 * @param own what the model's own file says, before its libraries were laid below it
 */
export function usedImports(design: Design, own: { readonly [key: string]: Plain }): Design {
  const controls = new Set(idsOf(own.controls));
  const data = new Set(idsOf(own.data));
  const useControls = (uses: readonly ControlUse[]) => {
    for (const { ref } of uses) if (ref !== undefined) controls.add(ref);
  };
  for (const view of viewsOf(design)) {
    useControls(view.view.controls);
    for (const { element } of elementsOf(view)) {
      useControls(element.controls);
      for (const id of element.data) data.add(id);
    }
    for (const flow of view.view.flows) {
      useControls(flow.controls);
      for (const id of flow.data) data.add(id);
    }
  }
  for (const risk of design.risks.values()) {
    for (const id of risk.controls) controls.add(id);
    for (const affected of risk.affects)
      if (affected.startsWith('data.')) data.add(affected.slice(5));
  }
  for (const { section } of sectionsOf(design)) for (const id of section.controls) controls.add(id);
  return {
    ...design,
    controls: new Map([...design.controls].filter(([id]) => controls.has(id))),
    data: new Map([...design.data].filter(([id]) => data.has(id))),
  };
}

function idsOf(registry: Plain | undefined): string[] {
  return typeof registry === 'object' && !Array.isArray(registry) ? Object.keys(registry) : [];
}
