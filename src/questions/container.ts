import { chosen } from '../interview/chosen.ts';
import type { Draft } from '../interview/draft.ts';
import { listAt, nameIn, registryAt, textAt } from '../interview/draft-model.ts';
import { elementChoices } from '../interview/element-choices.ts';
import { elementEdits } from '../interview/element-edits.ts';
import { freeId } from '../interview/free-id.ts';
import { lines } from '../interview/lines.ts';
import type { ModelEdit } from '../interview/model-edit.ts';
import type { Section } from '../interview/section.ts';
import { systemId } from '../interview/system-id.ts';
import { ViewFlows } from '../interview/view-flows.ts';
import { viewIds } from '../interview/view-ids.ts';
import { kindOfType } from '../model/kind-of-type.ts';

const VIEW = ['container'];

export default {
  title: 'C4 container',
  intro: 'What the system is made of: what runs, and what keeps data.',
  rank: 5,
  use: 'draft',
  view: 'container',
  questions: [
    {
      id: 'container.parts',
      form: 'choices',
      ask: 'What is it made of?',
      why: 'Each part can be attacked and protected on its own.',
      ownWords: 'Other parts, as NAME: what it does',
      isSaid: ({ model }) => registryAt(model, 'container', 'elements').size > 0,
      choices: ({ start, model }) => elementChoices(start.container.parts, viewIds(model, ...VIEW)),
      edits: (answer, draft) => {
        const { parts } = draft.start.container;
        const { ids, edits } = elementEdits(VIEW, answer, parts, 'Component', draft);
        const devices = chosen(answer, parts)
          .offers.filter(({ runs }) => runs === 'device')
          .map(({ id }) => id);
        const hosted = ids.filter((id) => !devices.includes(id));
        // A device is a frame where something else runs elsewhere; else it is around everything.
        if (hosted.length === 0 && viewIds(draft.model, ...VIEW).size === 0)
          return [...edits, ...frame('system', ids, draft, ids)];
        return [
          ...edits,
          ...frame('system', hosted, draft, ids),
          ...frame('device', devices, draft, ids),
        ];
      },
    },
    {
      id: 'container.technology',
      form: 'line',
      ask: 'What is it written in, or mainly built with?',
      why: 'Weaknesses and their remedies differ by language and framework.',
      example: () => 'TypeScript with Express',
      applies: ({ model }) => written(model).length > 0,
      isSaid: ({ model }) => viewIds(model, ...VIEW).size > 0 && written(model).length === 0,
      edits: (answer, { model }) =>
        written(model).map((id) => ({
          kind: 'set',
          path: [...VIEW, 'elements', id, 'technology'],
          value: lines(answer).join(' '),
        })),
    },
    {
      id: 'container.flows',
      form: 'choices',
      ask: 'What goes between the parts, and in and out?',
      why: 'Where a flow crosses a boundary, what it carries must not be trusted.',
      ownWords: 'Other flows, as FROM -> TO: what goes there',
      example: (draft) => flows(draft).example(),
      applies: ({ model }) => viewIds(model, ...VIEW).size > 0,
      isSaid: ({ model }) => listAt(model, 'container', 'flows').length > 0,
      choices: (draft) => flows(draft).choices(),
      problem: (answer, draft) => flows(draft).problem(answer),
      edits: (answer, draft) => {
        const there = viewIds(draft.model, ...VIEW);
        const around = [...flows(draft).ends(answer)].filter((id) => !there.has(id));
        return [
          ...around.map(
            (id): ModelEdit => ({
              kind: 'set',
              path: [...VIEW, 'elements', id],
              value: { 'same-as': `context.${id}` },
            }),
          ),
          ...flows(draft).edits(answer),
        ];
      },
    },
  ],
} satisfies Section;

/** What is around the system can be an end of a flow here as well; the system itself is the frame. */
function flows(draft: Draft): ViewFlows {
  const around = new Map<string, string>();
  const context = registryAt(draft.model, 'context', 'elements');
  for (const id of context.keys()) if (id !== systemId(draft)) around.set(id, nameIn(context, id));
  return new ViewFlows(VIEW, draft.start.container.flows, undefined, draft, around);
}

/** A frame around parts: that of the system, or that of a user's device. */
function frame(
  which: 'system' | 'device',
  parts: readonly string[],
  { model }: Draft,
  taken: readonly string[],
): ModelEdit[] {
  if (parts.length === 0 || (which === 'system' && parts.length < 2)) return [];
  const ids = new Set([...viewIds(model, ...VIEW), ...taken]);
  const name = which === 'system' ? textAt(model, 'system', 'name') : 'Device of the user';
  const boundaries = registryAt(model, 'container', 'boundaries');
  const known = [...boundaries.keys()].find((id) => nameIn(boundaries, id) === name);
  if (known !== undefined)
    return parts.map((value) => ({
      kind: 'insert',
      path: [...VIEW, 'boundaries', known, 'contains'],
      value,
    }));
  const id = freeId(which === 'system' ? name : 'device', ids, 'system');
  const focus = which === 'system' ? { focus: true } : {};
  return [
    {
      kind: 'set',
      path: [...VIEW, 'boundaries', id],
      value: { name, ...focus, contains: [...parts] },
    },
  ];
}

/** The parts that somebody writes, and of which it is not said in what. */
function written(model: Draft['model']): string[] {
  return [...registryAt(model, 'container', 'elements')]
    .filter(([, element]) => {
      const kind = kindOfType(textAt(element, 'type'));
      const isOwn = kind === 'container' || kind === 'process' || kind === 'system';
      return isOwn && !('technology' in element) && !('same-as' in element);
    })
    .map(([id]) => id);
}
