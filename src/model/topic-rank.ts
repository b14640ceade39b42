/** The topics of requirements that the format asks for; documents show them first, in this order. */
const STANDARD_TOPICS: readonly string[] = [
  'authentication',
  'authorization',
  'input-validation',
  'cryptography',
];

/** Where a topic stands among others: by its place above, free topics behind. */
export function topicRank(topic: string): number {
  const index = STANDARD_TOPICS.indexOf(topic);
  return index < 0 ? STANDARD_TOPICS.length : index;
}
