import { acceptanceRules } from '../import-markdown/acceptance-rules.ts';
import { Draft, type Fields } from '../import-markdown/draft.ts';
import { existingFirst } from '../import-markdown/existing-first.ts';
import { extraInOrder } from '../import-markdown/extra-in-order.ts';
import { partOf } from '../import-markdown/part.ts';
import { repairText } from '../import-markdown/repair-text.ts';
import { SourceText } from '../import-markdown/source-text.ts';
import { splitText } from '../import-markdown/split-text.ts';
import { tidyModel } from '../import-markdown/tidy-model.ts';
import { unreadable } from '../import-markdown/unreadable.ts';
import type { Imported, ModelValue } from '../importer.ts';
import { withBoldTitles } from './bold-titles.ts';
import type { ThreatView } from './threat.ts';
import { hasThreatEvidence, THREAT_EVIDENCE } from './threat-evidence.ts';
import { ThreatReader } from './threat-reader.ts';
import { threatSystem } from './threat-system.ts';

/** A threat model, an analysis of attack surfaces or of mitigations → a model with its risks. */
export function convertThreats(text: string, fileName: string): Imported {
  const { lines, notes } = repairText(text);
  if (!hasThreatEvidence(lines))
    return {
      refusal: 'This is no threat document that threatdoc reads',
      suggestion: `Looked ${THREAT_EVIDENCE}`,
      isOtherKind: true,
    };
  const refusal = unreadable(lines, 'the threats');
  if (refusal !== undefined) return refusal;
  const source = new SourceText(lines);
  const draft = new Draft(source, notes, false);
  const root = withBoldTitles(partOf(source.tree, source), source);
  const system = threatSystem(root, fileName, draft);
  new ThreatReader(draft, system).read(root);
  if (draft.risks.items.size === 0 && draft.controls.items.size === 0)
    return {
      refusal: 'This threat document holds no threat that threatdoc can read',
      suggestion: `Looked ${THREAT_EVIDENCE}`,
      isOtherKind: true,
    };
  notes.sort((left, right) => left.line - right.line);
  return { model: modelOf(system, draft), notes };
}

/** A view with its fields in their usual order. */
function viewOf(name: ThreatView, draft: Draft): ModelValue {
  const view = draft.views.get(name);
  if (view === undefined) return undefined;
  const { description, elements, flows, notes } = view;
  // Notes stand behind a diagram; without one they are what describes the view.
  if (elements === undefined && flows === undefined)
    return { description: [description, notes].filter(Boolean).join('\n\n') || undefined };
  // What we draw of boxes without arrows.
  const direction = flows === undefined ? 'LR' : undefined;
  return { description, direction, elements, flows, notes };
}

/** The model in the form that its own documents give back. */
function modelOf(system: Fields, draft: Draft): ModelValue {
  const model = splitText({
    threatdoc: 1,
    system,
    controls: existingFirst(draft.controls.items),
    data: draft.data.items,
    container: viewOf('container', draft),
    deployment: viewOf('deployment', draft),
    build: viewOf('build', draft),
    risks: draft.risks.items,
    questions: draft.questions,
    assumptions: draft.assumptions,
    rules: acceptanceRules(draft),
    extra: extraInOrder(draft.extra),
  });
  return tidyModel(model);
}
