import type { Explanation } from '../explanation.ts';

const HEAD = 'threatdoc: 1\nsystem: {name: Shop}\n';
const WEB = `${HEAD}context:\n  elements:\n    shopper: {type: Person}\n    web: {type: Web application}\n`;

const error = (title: string, why: string, bad: string, good: string): Explanation => ({
  title,
  severity: 'error',
  always: true,
  why,
  bad,
  good,
});

/** What can be wrong with the text of a model, by code. The examples are whole files. */
export const readingCodes: ReadonlyMap<string, Explanation> = new Map([
  [
    'file-empty',
    error('A model says something', 'A model needs two lines at least.', '# to do\n', HEAD),
  ],
  [
    'yaml-syntax',
    error(
      'A model is YAML 1.2',
      'What a parser cannot read is lost to everybody.',
      `${HEAD}questions: "Who signs?\n`,
      `${HEAD}questions: "Who signs?"\n`,
    ),
  ],
  [
    'yaml-several-documents',
    error(
      'One model a file',
      'The second document of a file would be ignored by most tools.',
      `${HEAD}---\nquestions: Who signs?\n`,
      `${HEAD}questions: Who signs?\n`,
    ),
  ],
  [
    'yaml-tab',
    error(
      'Spaces as indentation',
      'YAML does not say how wide a tab is, so it forbids them.',
      `${HEAD}context:\n\tnotes: A sketch\n`,
      `${HEAD}context:\n  notes: A sketch\n`,
    ),
  ],
  [
    'yaml-quote',
    error(
      'Texts that start with a sign, or hold a colon and a space, are quoted',
      'YAML gives `@`, `%`, `!`, `*`, the backtick and `: ` meanings of their own.',
      `${HEAD}questions:\n  - @team knows\n`,
      `${HEAD}questions:\n  - "@team knows"\n`,
    ),
  ],
  [
    'yaml-colon',
    error(
      'A text with a colon is quoted',
      'YAML reads `Input validation: all` as a map with one key.',
      `${HEAD}questions:\n  - Input validation: all or some?\n`,
      `${HEAD}questions:\n  - "Input validation: all or some?"\n`,
    ),
  ],
  [
    'yaml-flow-split',
    error(
      'A text with a comma is quoted inside brackets',
      'Between `[ ]` and `{ }` a comma ends the text.',
      `${HEAD}questions: [Rate limits (TLS on, timeouts)]\n`,
      `${HEAD}questions:\n  - Rate limits (TLS on, timeouts)\n`,
    ),
  ],
  [
    'yaml-comment-cuts-text',
    {
      ...error(
        'A text that holds ` #` is quoted',
        'YAML takes ` #` and the rest of the line for a comment, so half of the text is lost.',
        `${HEAD}business:\n  description: Channel #3 # not a comment\n`,
        `${HEAD}business:\n  description: "Channel #3 # not a comment"\n`,
      ),
      severity: 'warning',
    },
  ],
  [
    'yaml-key',
    error(
      'Keys are texts',
      'The keys of a model are field names and ids.',
      `${HEAD}controls:\n  ? [a, b]\n  : Code review\n`,
      `${HEAD}controls:\n  code-review: Code review\n`,
    ),
  ],
  [
    'yaml-too-deep',
    error(
      'A model does not nest without end',
      'No part of a model needs more than 64 levels; deeper nesting exhausts readers.',
      `${HEAD}questions: ${'['.repeat(80)}\n`,
      `${HEAD}questions: Who signs?\n`,
    ),
  ],
  [
    'yaml-alias-bomb',
    error(
      'Aliases unfold to a sensible size',
      'A few lines of aliases can stand for more values than a computer holds (CWE-776).',
      `${HEAD}x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n${[1, 2, 3, 4, 5, 6]
        .map(
          (level) =>
            `x${level}: &x${level} [${Array(10)
              .fill(`*x${level - 1}`)
              .join(', ')}]\n`,
        )
        .join('')}`,
      `${HEAD}questions: [a, a]\n`,
    ),
  ],
  [
    'yaml-alias-cycle',
    error(
      'An alias does not stand inside what it refers to',
      'Such a text has no end.',
      `${HEAD}questions: &all [Who signs?, *all]\n`,
      `${HEAD}questions: [Who signs?]\n`,
    ),
  ],
  [
    'file-too-large',
    error(
      'A model file has at most 16 MiB',
      'Larger files are no longer written or read by people; split them and import.',
      '',
      HEAD,
    ),
  ],
  [
    'not-utf8',
    error('A model is UTF-8', 'Any other encoding shows other words on another machine.', '', HEAD),
  ],
  [
    'duplicate-key',
    error(
      'Each key once in a map',
      'Of two equal keys one would silently win.',
      `${HEAD}gate: high\ngate: never\n`,
      `${HEAD}gate: high\n`,
    ),
  ],
  [
    'id-reserved',
    error(
      'Ids are not names that JavaScript reserves',
      'Such names have surprised many a program (CWE-1321).',
      `${HEAD}controls:\n  __proto__: Code review\n`,
      `${HEAD}controls:\n  code-review: Code review\n`,
    ),
  ],
  [
    'bad-id',
    error(
      'Ids are lower-case words joined by hyphens',
      'Ids stand in references, anchors and file names.',
      `${HEAD}controls:\n  Code Review: {where: GitHub}\n`,
      `${HEAD}controls:\n  code-review: {where: GitHub}\n`,
    ),
  ],
  [
    'unknown-key',
    error(
      'Only keys of the model',
      'A misspelt key would be ignored, and what it says with it.',
      `${HEAD}bussiness:\n  goals: Sell shoes\n`,
      `${HEAD}business:\n  goals: Sell shoes\n`,
    ),
  ],
  [
    'missing-key',
    error('Required keys are there', 'Without them nothing can be said.', 'threatdoc: 1\n', HEAD),
  ],
  [
    'wrong-type',
    error(
      'Each value has the form that its field expects',
      'A list is no text and a text no map.',
      `${HEAD}business: Sell shoes\n`,
      `${HEAD}business:\n  goals: Sell shoes\n`,
    ),
  ],
  [
    'bad-value',
    error(
      'Choices are among those offered',
      'Another word would have no meaning.',
      `${HEAD}gate: severe\n`,
      `${HEAD}gate: high\n`,
    ),
  ],
  [
    'bad-date',
    error(
      'Days exist and are written as `2027-03-31`',
      'Other spellings mean different days in different countries.',
      `${HEAD}risks:\n  card-theft: {until: 2027-02-30}\n`,
      `${HEAD}risks:\n  card-theft: {until: 2027-02-28}\n`,
    ),
  ],
  [
    'bad-flow',
    error(
      'Flows are `from -> to` or `from <-> to`',
      'Spaces round the arrow keep ids and arrows apart.',
      `${WEB}  flows:\n    - shopper => web\n`,
      `${WEB}  flows:\n    - shopper -> web\n`,
    ),
  ],
  [
    'flow-indent',
    error(
      'Details of a flow stand below its ends',
      'At the same depth YAML makes them keys beside the flow.',
      `${WEB}  flows:\n    - shopper -> web:\n      label: Buys\n`,
      `${WEB}  flows:\n    - shopper -> web:\n        label: Buys\n`,
    ),
  ],
  [
    'bad-reference',
    error(
      'A reference names the view and the id',
      'The same id can stand in several views.',
      `${HEAD}container:\n  elements:\n    web: {same-as: web}\n`,
      `${WEB}container:\n  elements:\n    web: {same-as: context.web}\n`,
    ),
  ],
  [
    'too-long',
    error(
      'Names fit a box of a diagram',
      'Names have at most 200 characters, texts at most 100,000.',
      `${HEAD}risks:\n  card-theft: {name: ${'Card theft '.repeat(20)}}\n`,
      `${HEAD}risks:\n  card-theft: {name: Card theft}\n`,
    ),
  ],
  [
    'text-tangled',
    error(
      'A text has a sensible number of markdown marks',
      'Parsing thousands of `*`, `_` and brackets takes longer than anybody waits (CWE-407).',
      `${HEAD}business:\n  description: "${'> '.repeat(40)}Shoes"\n`,
      `${HEAD}business:\n  description: "> Shoes"\n`,
    ),
  ],
  [
    'blank-text',
    error(
      'Texts are not blank',
      'A text of spaces says nothing, and looks as if somebody had said something.',
      'threatdoc: 1\nsystem: {name: " "}\n',
      HEAD,
    ),
  ],
  [
    'empty-value',
    {
      ...error(
        'Keys have values',
        'A key without a value says nothing; it is read as if it were not there.',
        `${HEAD}business:\n  description:\n  goals: Sell shoes\n`,
        `${HEAD}business:\n  goals: Sell shoes\n`,
      ),
      severity: 'warning',
    },
  ],
  [
    'import-missing',
    error(
      'Imported files are there',
      'Without the library its controls cannot be named.',
      `${HEAD}import: controls.yaml\n`,
      HEAD,
    ),
  ],
  [
    'import-outside',
    error(
      'Imported files are inside the project',
      'A model must not read what does not belong to it (CWE-22).',
      `${HEAD}import: ../../etc/passwd\n`,
      HEAD,
    ),
  ],
  [
    'import-not-library',
    error(
      'Only shared libraries are imported',
      'A model describes one system; what several share is a library.',
      '',
      HEAD,
    ),
  ],
  [
    'import-not-model',
    error(
      'A command is given a model',
      'A library is examined through the model that imports it.',
      'threatdoc-library: 1\n',
      HEAD,
    ),
  ],
  [
    'import-cycle',
    error(
      'Imports do not go round',
      'Of two files that import each other neither comes first.',
      '',
      HEAD,
    ),
  ],
  [
    'import-too-many',
    error(
      'A model imports a sensible number of libraries',
      'Each of them is read and checked: a hundred are more than an organisation has.',
      '',
      HEAD,
    ),
  ],
  [
    'import-clash',
    error(
      'Libraries agree, or the model decides',
      'Of two definitions one would silently win.',
      '',
      HEAD,
    ),
  ],
]);
