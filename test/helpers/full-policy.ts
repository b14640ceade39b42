import { stringify } from 'yaml';
import { type Design, design } from '../../src/model/design.ts';
import {
  ENTRIES,
  fillSlots,
  MAYBE_NAME,
  MAYBE_TEXT,
  NAME,
  type Slot,
  slotsIn,
  TEXT,
  type Tree,
} from './slots.ts';

const CODE = '@code';

/** Samples of every form: neutral, in another language, as a pair, and one side alone. */
const SAMPLES: Tree = [
  CODE,
  { language: '@language?', code: CODE },
  { bad: CODE, good: CODE },
  { language: 'python', good: CODE },
  { bad: CODE, good: CODE, code: CODE },
];

const POINTS: Tree = [
  TEXT,
  { name: NAME, text: MAYBE_TEXT, samples: SAMPLES },
  {
    name: MAYBE_NAME,
    text: TEXT,
    samples: [{ bad: CODE, good: CODE }],
    items: [
      TEXT,
      { text: TEXT, samples: CODE },
      { name: NAME, items: [{ text: MAYBE_TEXT, samples: [{ good: CODE }], items: [TEXT, TEXT] }] },
    ],
  },
  { samples: [{ language: '@language?', good: CODE }] },
];

const section = (sections?: Tree): Tree => ({
  name: NAME,
  text: MAYBE_TEXT,
  controls: ['scanner', 'reviews', 'gap'],
  items: POINTS,
  samples: SAMPLES,
  ...(sections === undefined ? {} : { sections }),
});

const NESTED: Tree = { whole: section({ inner: section({ innermost: section() }) }), bare: NAME };

/** A model that uses every field of the policy and the guide, and of the controls they publish. */
const MODEL: Tree = {
  threatdoc: '1',
  system: { name: NAME },
  controls: {
    scanner: { name: NAME, description: MAYBE_TEXT, command: MAYBE_NAME },
    reviews: { name: NAME, command: NAME },
    gap: { name: 'unbuilt', status: 'planned', description: 'unbuilt' },
  },
  policy: {
    text: MAYBE_TEXT,
    scope: { text: MAYBE_TEXT, in: ENTRIES, out: ENTRIES },
    versions: { supported: [NAME, NAME], unsupported: [NAME], text: MAYBE_TEXT },
    reporting: {
      channels: [
        '@channel',
        { to: '@channel', pgp: MAYBE_TEXT, text: MAYBE_TEXT },
        { to: '@channel', pgp: TEXT },
        NAME,
      ],
      include: ENTRIES,
      text: MAYBE_TEXT,
    },
    response: {
      acknowledge: MAYBE_NAME,
      update: MAYBE_NAME,
      fix: { critical: NAME, high: MAYBE_NAME, medium: MAYBE_NAME, low: MAYBE_NAME },
      text: MAYBE_TEXT,
    },
    disclosure: { steps: ENTRIES, embargo: MAYBE_TEXT, text: MAYBE_TEXT },
    sections: NESTED,
    closing: MAYBE_TEXT,
  },
  guide: {
    text: MAYBE_TEXT,
    language: '@language?',
    practices: NESTED,
    considerations: NESTED,
    checklists: {
      release: {
        name: NAME,
        text: MAYBE_TEXT,
        items: POINTS,
        sections: { inner: { name: NAME, text: MAYBE_TEXT, items: [TEXT, { name: NAME }] } },
      },
    },
    references: ENTRIES,
  },
};

/** Every place for words of the policy and the guide, in the order of the model. */
export const POLICY_SLOTS: readonly Slot[] = [...slotsIn(MODEL)];

/** The model with words in its places, one for each slot; null leaves an optional one out. */
export function fullPolicy(words: readonly (string | null)[]): Design {
  return design.parse(fillSlots(MODEL, words));
}

/** The same model as YAML. */
export function fullPolicyText(words: readonly (string | null)[]): string {
  return stringify(fillSlots(MODEL, words), { aliasDuplicateObjects: false });
}
