import { type Design, design } from '../../src/model/design.ts';
import { SECTIONS } from '../../src/model/settings.ts';
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

const element = (more: { readonly [key: string]: Tree } = {}): Tree => ({
  name: NAME,
  type: MAYBE_NAME,
  technology: MAYBE_NAME,
  description: MAYBE_TEXT,
  responsibilities: ENTRIES,
  controls: [TEXT, 'locks', { name: NAME, status: 'planned', description: MAYBE_TEXT }],
  data: ['cards'],
  'out-of-scope': MAYBE_TEXT,
  ...more,
});

/** A model that uses every field of the language; words stand where a value is to be filled in. */
const MODEL: Tree = {
  threatdoc: '1',
  system: {
    name: NAME,
    description: MAYBE_TEXT,
    repository: MAYBE_NAME,
    owners: [NAME, NAME],
    contacts: [MAYBE_NAME],
  },
  business: {
    description: MAYBE_TEXT,
    goals: ENTRIES,
    risks: { ruin: { name: NAME, description: MAYBE_TEXT }, shame: { name: NAME } },
    processes: ENTRIES,
    notes: MAYBE_TEXT,
  },
  controls: {
    locks: {
      name: NAME,
      description: MAYBE_TEXT,
      where: MAYBE_TEXT,
      evidence: { file: MAYBE_NAME, url: MAYBE_NAME, text: MAYBE_TEXT },
      standards: [NAME, NAME],
      command: MAYBE_NAME,
    },
    guards: { name: NAME, status: 'planned', reason: MAYBE_TEXT },
  },
  requirements: { authentication: TEXT, 'input-validation': ENTRIES },
  data: {
    cards: {
      name: NAME,
      description: MAYBE_TEXT,
      sensitivity: MAYBE_TEXT,
      confidentiality: 'high',
      protection: MAYBE_TEXT,
    },
  },
  context: {
    description: MAYBE_TEXT,
    boundaries: {
      town: {
        name: NAME,
        type: MAYBE_NAME,
        description: TEXT,
        controls: [TEXT],
        contains: ['customer'],
      },
    },
    elements: { customer: element(), shop: element({ focus: 'true' }) },
    flows: [
      { 'customer -> shop': { label: NAME, protocol: MAYBE_NAME } },
      { 'shop -> customer': NAME },
      { 'town <-> shop': { label: NAME } },
    ],
    steps: ENTRIES,
    controls: [TEXT, 'guards'],
    notes: MAYBE_TEXT,
  },
  container: {
    elements: { web: element(), store: { 'same-as': 'deployment.market.stall' } },
    flows: [{ 'web -> store': NAME }],
  },
  deployment: {
    description: MAYBE_TEXT,
    environments: {
      market: {
        name: NAME,
        description: MAYBE_TEXT,
        elements: { stall: element() },
        steps: [TEXT],
      },
      fair: { name: NAME, description: MAYBE_TEXT },
      sketch: { name: NAME, diagram: { source: TEXT }, steps: [TEXT] },
    },
  },
  build: { description: MAYBE_TEXT, steps: ENTRIES, elements: { oven: element() }, notes: TEXT },
  risks: {
    theft: {
      name: NAME,
      description: MAYBE_TEXT,
      affects: [
        'context.customer -> shop',
        'context.shop -> customer',
        'container.web -> store',
        'data.cards',
        'context.shop',
      ],
      stride: ['tampering', 'spoofing'],
      likelihood: 'low',
      impact: 'critical',
      treatment: 'accept',
      controls: ['locks', 'guards'],
      residual: 'low',
      reason: MAYBE_TEXT,
      owner: MAYBE_NAME,
      ticket: MAYBE_NAME,
      cvss: MAYBE_NAME,
      until: '2027-03-31',
      'business-risks': ['ruin'],
      references: [NAME, 'CWE-494', MAYBE_NAME],
    },
    fire: { name: NAME, description: MAYBE_TEXT, owner: MAYBE_NAME },
  },
  questions: [
    TEXT,
    { name: MAYBE_NAME, text: TEXT, topic: 'security', assumption: MAYBE_TEXT, items: [TEXT] },
  ],
  assumptions: [TEXT, { name: NAME, topic: 'any', items: [TEXT] }],
  extra: [...SECTIONS, 'questions'].map((after) => ({ after, name: MAYBE_NAME, text: TEXT })),
};

/** Every place for words, in the order of the model. */
export const SLOTS: readonly Slot[] = [...slotsIn(MODEL)];

/** The model with words in its places, one for each slot; null leaves an optional one out. */
export function fullModel(
  words: readonly (string | null)[],
  elements: 'list' | 'table' = 'list',
): Design {
  return design.parse({ ...fillSlots(MODEL, words), documents: { design: { elements } } });
}
