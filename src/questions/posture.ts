import { chosen } from '../interview/chosen.ts';
import { controlChoices, offeredControls } from '../interview/control-choices.ts';
import { controlEdits } from '../interview/control-edits.ts';
import type { Draft } from '../interview/draft.ts';
import { listAt, registryAt } from '../interview/draft-model.ts';
import { entryEdits } from '../interview/entry-edits.ts';
import { freeId } from '../interview/free-id.ts';
import { lines } from '../interview/lines.ts';
import type { ModelEdit } from '../interview/model-edit.ts';
import { ownWords } from '../interview/own-words.ts';
import { ownerOf } from '../interview/owner-of.ts';
import { riskValue } from '../interview/risk-value.ts';
import type { QuestionPlan, Section } from '../interview/section.ts';
import { textChoices } from '../interview/text-choices.ts';
import { date } from '../model/forms.ts';
import type { StartingPoint } from '../starting-point.ts';

type Topic = keyof StartingPoint['requirements'];

const TOPICS: readonly (readonly [Topic, string, string])[] = [
  ['authentication', 'How must users and callers prove who they are?', 'Other requirements'],
  ['authorization', 'Who may do what?', 'Other requirements'],
  ['input-validation', 'What must be checked about input?', 'Other requirements'],
  ['cryptography', 'What must be encrypted, hashed or signed?', 'Other requirements'],
];

export default {
  title: 'Security posture',
  intro: 'What protects the system today, what should, and what is accepted.',
  rank: 3,
  use: 'draft',
  questions: [
    {
      id: 'posture.existing',
      form: 'choices',
      ask: 'Which security controls exist today?',
      why: 'Only what is in place counts as an answer to a risk; leave out what is planned.',
      ownWords: 'Other controls, as NAME: what it does',
      isSaid: ({ model }) => hasControls(model, 'existing'),
      choices: (draft) => controlChoices(draft),
      edits: (answer, draft) => controlEdits(answer, offeredControls(draft), 'existing', draft),
    },
    {
      id: 'posture.recommended',
      form: 'choices',
      ask: 'Which ones are missing and should come?',
      why: 'The document lists them as recommended, with the reason.',
      ownWords: 'Other controls, as NAME: what it does',
      isSaid: ({ model }) => hasControls(model, 'recommended'),
      choices: (draft) =>
        controlChoices(draft, ({ description, reason }) => `${description} Reason: ${reason}`),
      edits: (answer, draft) => controlEdits(answer, offeredControls(draft), 'recommended', draft),
    },
    ...TOPICS.map(
      ([topic, ask, own]): QuestionPlan => ({
        id: `posture.${topic}`,
        form: 'choices',
        ask,
        why: 'Requirements are what a review holds the design against.',
        ownWords: own,
        isSaid: ({ model }) => listAt(model, 'requirements', topic).length > 0,
        choices: ({ start }) => textChoices(start.requirements[topic]),
        edits: (answer, { start }) =>
          entryEdits(['requirements', topic], answer, start.requirements[topic]),
      }),
    ),
    {
      id: 'posture.accepted',
      form: 'choices',
      ask: 'Which risks do you knowingly accept?',
      why: 'An accepted risk that is written down is a decision; one that is not is an oversight.',
      ownWords: 'Other accepted risks, as NAME: why it is accepted',
      isSaid: ({ model }) => [...registryAt(model, 'risks').values()].some(isAccepted),
      choices: ({ start, model }) => {
        const there = registryAt(model, 'risks');
        return start.acceptedRisks
          .filter(({ id }) => !there.has(id))
          .map(({ id, name, description, reason = '' }) => ({
            id,
            name,
            hint: `${description} Accepted because: ${reason}`,
          }));
      },
    },
    {
      id: 'posture.accepted-by',
      form: 'line',
      ask: 'Who accepts them?',
      why: 'A risk is accepted by somebody; without a name it stays open.',
      field: ['system', 'owners'],
      applies: ({ answers, model }) =>
        hasAnswer(answers.get('posture.accepted')) && ownerOf(model) === undefined,
      isSaid: () => false,
    },
    {
      id: 'posture.accepted-until',
      form: 'line',
      ask: 'Until which day? YYYY-MM-DD; a year from now is usual.',
      why: 'From that day on `threatdoc check` asks to decide again.',
      applies: ({ answers }) => hasAnswer(answers.get('posture.accepted')),
      isSaid: () => false,
      problem: (answer) =>
        date.safeParse(lines(answer).join('')).success
          ? undefined
          : 'Expected a day that exists, as YYYY-MM-DD.',
    },
  ],
  settle: acceptedRisks,
} satisfies Section;

/** The accepted risks; they stay open where it was not said who accepts them and until when. */
function acceptedRisks(draft: Draft): readonly ModelEdit[] {
  const { answers, start, model } = draft;
  const accepted = answers.get('posture.accepted');
  if (!hasAnswer(accepted)) return [];
  const said = answers.get('posture.accepted-by');
  const by = hasAnswer(said) ? lines(said).join(', ') : ownerOf(model);
  const until = answers.get('posture.accepted-until');
  const decided = (reason: string) =>
    by !== undefined && hasAnswer(until)
      ? { treatment: 'accept', reason, owner: by, until: lines(until).join('') }
      : {};
  const { offers, own } = chosen(accepted, start.acceptedRisks);
  const taken = new Set(registryAt(model, 'risks').keys());
  return [
    ...offers.map((risk): ModelEdit => {
      const { controls: _, ...value } = riskValue(risk, draft);
      const reason = risk.reason ?? risk.description;
      return { kind: 'set', path: ['risks', risk.id], value: { ...value, ...decided(reason) } };
    }),
    ...own.map((text): ModelEdit => {
      const { name, description } = ownWords(text);
      const id = freeId(name, taken, 'risk');
      taken.add(id);
      const value = { name, ...decided(description ?? name) };
      return { kind: 'set', path: ['risks', id], value };
    }),
  ];
}

function hasAnswer(answer: unknown): answer is string | readonly string[] {
  return (typeof answer === 'string' || Array.isArray(answer)) && answer.length > 0;
}

function isAccepted(risk: Readonly<Record<string, unknown>>): boolean {
  return risk.treatment === 'accept';
}

function hasControls(model: Draft['model'], status: string): boolean {
  return [...registryAt(model, 'controls').values()].some(
    (control) => (control.status ?? 'existing') === status,
  );
}
