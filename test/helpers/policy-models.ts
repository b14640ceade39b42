import fc from 'fast-check';

/** Words as people write them, with some that markdown or a list could take for its own. */
const WORDS = [
  'bread',
  'the oven',
  'Doors are shut.',
  'keep `oven.key` at home',
  'see **the manual**',
  'at 200 °C',
  '(once a year)',
  'a_b_c',
  '5 * 3 * 2',
  '#1',
  'https://bakery.example/help',
  '<dough>',
  'A & B',
  '1. first',
  '- dash',
  'Ж漢🔥',
];

const phrase = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '));
/** A text that starts like a sentence, so that it is no list or heading. */
const text = phrase.map((words) => `Note that ${words}`);
const name = fc
  .tuple(fc.constantFrom('Oven', 'Dough', 'Flour', 'Salt'), fc.nat(99))
  .map(([word, number]) => `${word} ${number}`);
const id = fc
  .tuple(fc.constantFrom('oven', 'dough', 'salt'), fc.nat(99))
  .map((parts) => parts.join('-'));

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const some = <Value>(value: fc.Arbitrary<Value>, most = 3) => fc.array(value, { maxLength: most });

const code = fc
  .array(
    fc.constantFrom('bake(oven)', '    rest(dough)', '# Good: wait', '```', '~~~~', ' x', '- a'),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((lines) => lines.join('\n'));
const sample = fc
  .record({
    language: maybe(fc.constantFrom('python', 'bash', 'text')),
    bad: maybe(code),
    good: maybe(code),
    code: maybe(code),
  })
  .filter(({ bad, good, code: neutral }) => (bad ?? good ?? neutral) !== undefined);

const { entry } = fc.letrec<{ entry: unknown }>((tie) => ({
  entry: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.record({ name, text, items: some(tie('entry'), 2) }),
    fc.record({ name, items: some(tie('entry'), 2) }),
  ),
}));
const { practice } = fc.letrec<{ practice: unknown }>((tie) => ({
  practice: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.record({ name, text, items: some(tie('practice'), 2), samples: some(sample, 2) }),
    fc.record({ name, samples: some(sample, 2), items: some(tie('practice'), 2) }),
  ),
}));

const sectionsOf = (section: fc.Arbitrary<unknown>) => fc.dictionary(id, section, { maxKeys: 2 });
const fields = {
  name: maybe(name),
  text: maybe(text),
  items: some(practice),
  samples: some(sample, 2),
};
const innermost = fc.record(fields);
const inner = fc.record({ ...fields, sections: sectionsOf(innermost) });
const section = fc.record({ ...fields, sections: sectionsOf(inner) });
/** Checklists print no code. */
const point = fc.record({ name: maybe(name), text: maybe(text), items: some(entry) });

const channel = fc.oneof(
  fc.constantFrom('security@bakery.example', 'https://bakery.example/report', '@bakers', 'Call us'),
  fc.record({
    to: fc.constantFrom('oven@bakery.example', 'https://bakery.example/form', '@oven'),
    pgp: maybe(fc.constant('0123 4567')),
    text: maybe(text),
  }),
);

/** A policy with every field of the language. */
export const policyModel = fc.record({
  text: maybe(text),
  scope: maybe(fc.record({ text: maybe(text), in: some(entry), out: some(entry) })),
  versions: maybe(fc.record({ text: maybe(text), supported: some(name), unsupported: some(name) })),
  reporting: maybe(fc.record({ text: maybe(text), channels: some(channel), include: some(entry) })),
  response: maybe(
    fc.record({
      text: maybe(text),
      acknowledge: maybe(name),
      update: maybe(name),
      fix: maybe(
        fc.record({
          critical: maybe(name),
          high: maybe(name),
          medium: maybe(name),
          low: maybe(name),
        }),
      ),
    }),
  ),
  disclosure: maybe(fc.record({ text: maybe(text), steps: some(entry), embargo: maybe(text) })),
  sections: sectionsOf(section),
  closing: maybe(text),
});

/** A guide with every field of the language. */
export const guideModel = fc.record({
  text: maybe(text),
  language: maybe(fc.constantFrom('python', 'bash')),
  practices: sectionsOf(section),
  considerations: sectionsOf(inner),
  checklists: sectionsOf(
    fc.record({
      name: maybe(name),
      text: maybe(text),
      items: some(entry),
      sections: sectionsOf(point),
    }),
  ),
  references: some(entry),
});
