import type { Sides } from './change.ts';
import { mergeField } from './merge-field.ts';
import { MergeLog } from './merge-log.ts';
import type { Merging } from './merging.ts';
import { sidesOf } from './sides-of.ts';

/** The parts of a model that documents show. */
const PARTS = [
  'system',
  'business',
  'controls',
  'requirements',
  'data',
  'context',
  'container',
  'deployment',
  'build',
  'risks',
  'questions',
  'assumptions',
  'policy',
  'guide',
  'extra',
];

/**
 * Puts what was changed in a document into the plain data of a YAML text.
 *
 * @param about - its `root` is changed in place
 * @returns the merge, for what a document shows in other ways
 */
export function mergeModel(about: About, sides: Sides): Merging {
  const merging = start(about);
  for (const key of PARTS) merging.field(sidesOf(sides, key), about.root, [key]);
  return merging;
}

type About = Pick<Merging, 'root' | 'libraries' | 'language'>;

function start(about: About): Merging {
  const merging: Merging = {
    ...about,
    log: new MergeLog(),
    field: (sides, holder, path, note) => mergeField(merging, sides, holder, path, note),
    apart: () => start(about),
  };
  return merging;
}
