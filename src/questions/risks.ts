import { chosen } from '../interview/chosen.ts';
import type { Draft } from '../interview/draft.ts';
import { type DraftModel, listAt, nameIn, registryAt, textAt } from '../interview/draft-model.ts';
import { freeId } from '../interview/free-id.ts';
import { lines } from '../interview/lines.ts';
import type { ModelEdit } from '../interview/model-edit.ts';
import { ownWords } from '../interview/own-words.ts';
import { ownerOf } from '../interview/owner-of.ts';
import { ratingChoices, ratingOf } from '../interview/rating.ts';
import { riskValue } from '../interview/risk-value.ts';
import type { Choice, Section } from '../interview/section.ts';
import { DEFAULT_MATRIX, type Impact, type Likelihood } from '../model/levels.ts';

export default {
  title: 'Risk assessment',
  intro: 'What could go wrong, how bad it would be, and what is done about it.',
  rank: 8,
  use: 'draft',
  questions: [
    {
      id: 'risks.typical',
      form: 'choices',
      ask: 'What could go wrong?',
      why: 'Keep what could happen here; the likelihood and impact are a proposal.',
      ownWords: 'Other risks, as NAME: how it comes about and what follows',
      isSaid: ({ model }) =>
        [...registryAt(model, 'risks').values()].some((risk) => risk.treatment !== 'accept'),
      choices: riskChoices,
      edits: (answer, draft) => {
        const { offers, own } = chosen(answer, draft.start.risks);
        const taken = new Set(registryAt(draft.model, 'risks').keys());
        const named = ownerOf(draft.model);
        const owner = named === undefined ? {} : { owner: named };
        return [
          ...offers
            .filter(({ id }) => !taken.has(id))
            .map((risk): ModelEdit => {
              taken.add(risk.id);
              const value = { ...riskValue(risk, draft), ...owner };
              return { kind: 'set', path: ['risks', risk.id], value };
            }),
          ...own.map((text): ModelEdit => {
            const words = ownWords(text);
            const id = freeId(words.name, taken, 'risk');
            taken.add(id);
            return { kind: 'set', path: ['risks', id], value: { ...words, ...owner } };
          }),
        ];
      },
    },
    {
      id: 'risks.doubted',
      form: 'choices',
      ask: 'Which of these ratings would you change?',
      why: 'The severity follows from likelihood and impact, and decides what comes first.',
      applies: ({ model }) => rated(model).length > 0,
      isSaid: ({ model }) => rated(model).length > 0,
      choices: ({ model }) => {
        const risks = registryAt(model, 'risks');
        return rated(model).map((id) => ({
          id,
          name: `${nameIn(risks, id)} (${sayRating(risks.get(id) ?? {})})`,
        }));
      },
    },
    {
      id: 'risks.rating',
      form: 'choice',
      ask: ({ key, model }) =>
        `How likely and how bad is “${nameIn(registryAt(model, 'risks'), key)}”?`,
      why: 'With the controls that exist today.',
      each: ({ model, answers }) => {
        const doubted = answers.get('risks.doubted');
        const wanted = Array.isArray(doubted) ? (doubted as readonly string[]) : [doubted];
        return [...registryAt(model, 'risks').keys()].filter(
          (id) => wanted.includes(id) || isOwn(id, { model, answers }),
        );
      },
      isSaid: () => false,
      choices: () => ratingChoices(),
      edits: (answer, { key }) => {
        const rating = ratingOf(lines(answer).join(''));
        if (rating === undefined) return [];
        return [
          { kind: 'set', path: ['risks', key, 'likelihood'], value: rating.likelihood },
          { kind: 'set', path: ['risks', key, 'impact'], value: rating.impact },
        ];
      },
    },
    {
      id: 'risks.mitigated',
      form: 'choices',
      ask: 'Which of these do the controls that exist answer well enough?',
      why: 'These count as mitigated; the others stay open in the register.',
      applies: ({ model }) => answerable(model).length > 0,
      isSaid: ({ model }) => registryAt(model, 'risks').size > 0 && answerable(model).length === 0,
      choices: ({ model }) => {
        const risks = registryAt(model, 'risks');
        const controls = registryAt(model, 'controls');
        return answerable(model).map((id) => ({
          id,
          name: nameIn(risks, id),
          hint: `Answered by: ${existing(model, id)
            .map((control) => nameIn(controls, control))
            .join(', ')}`,
        }));
      },
      edits: (answer, { model }) =>
        answerable(model)
          .filter((id) => lines(answer).includes(id))
          .flatMap((id): ModelEdit[] => [
            { kind: 'set', path: ['risks', id, 'controls'], value: existing(model, id) },
            { kind: 'set', path: ['risks', id, 'treatment'], value: 'mitigate' },
          ]),
    },
    {
      id: 'risks.owner',
      form: 'line',
      ask: 'Who looks after the risks that have no owner?',
      why: 'A risk without an owner is nobody’s work.',
      field: ['system', 'owners'],
      applies: ({ model }) => unowned(model).length > 0,
      isSaid: ({ model }) => registryAt(model, 'risks').size > 0 && unowned(model).length === 0,
      edits: (answer, { model }) =>
        unowned(model).map((id) => ({
          kind: 'set',
          path: ['risks', id, 'owner'],
          value: lines(answer).join(' '),
        })),
    },
  ],
  // What an accepted risk affects was not in the model when it was accepted.
  settle: (draft) =>
    draft.start.acceptedRisks.flatMap((risk): ModelEdit[] => {
      const entered = registryAt(draft.model, 'risks').get(risk.id);
      const { affects } = riskValue(risk, draft);
      if (entered === undefined || 'affects' in entered || affects === undefined) return [];
      return [{ kind: 'set', path: ['risks', risk.id, 'affects'], value: affects }];
    }),
} satisfies Section;

function riskChoices({ start, model }: Draft): readonly Choice[] {
  const there = registryAt(model, 'risks');
  return start.risks
    .filter(({ id }) => !there.has(id))
    .map(({ id, name, description, likelihood, impact, usual }) => ({
      id,
      name: `${name} (${DEFAULT_MATRIX[likelihood][impact]})`,
      hint: `${description} Likelihood ${likelihood}, impact ${impact}.`,
      ticked: usual === true,
    }));
}

function sayRating(risk: DraftModel): string {
  const likelihood = textAt(risk, 'likelihood') as Likelihood;
  const impact = textAt(risk, 'impact') as Impact;
  const severity = DEFAULT_MATRIX[likelihood]?.[impact];
  return `likelihood ${likelihood}, impact ${impact}: ${severity ?? 'unknown'}`;
}

function rated(model: Draft['model']): string[] {
  return [...registryAt(model, 'risks')]
    .filter(([, risk]) => 'likelihood' in risk && 'impact' in risk && risk.treatment !== 'accept')
    .map(([id]) => id);
}

/** A risk in own words that nobody has rated. */
function isOwn(id: string, { model, answers }: Pick<Draft, 'model' | 'answers'>): boolean {
  if (answers.has(`risks.rating.${id}`)) return true;
  const risk = registryAt(model, 'risks').get(id) ?? {};
  return !('likelihood' in risk && 'impact' in risk);
}

/** Ids of open risks that a control which exists could answer. */
function answerable(model: Draft['model']): string[] {
  return [...registryAt(model, 'risks')]
    .filter(([id, risk]) => risk.treatment === undefined && existing(model, id).length > 0)
    .map(([id]) => id);
}

/** The controls of a risk that are registered as existing. */
function existing(model: Draft['model'], risk: string): string[] {
  const controls = registryAt(model, 'controls');
  return listAt(model, 'risks', risk, 'controls')
    .map(String)
    .filter((id) => {
      const control = controls.get(id);
      return control !== undefined && ['', 'existing'].includes(textAt(control, 'status'));
    });
}

function unowned(model: Draft['model']): string[] {
  return [...registryAt(model, 'risks')]
    .filter(([, risk]) => textAt(risk, 'owner') === '')
    .map(([id]) => id);
}
