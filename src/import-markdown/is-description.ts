/** Verbs with which people say what a part of a system does. */
const VERB =
  /^(?:\w+ly )?(?:accepts|acts|aggregates|allows|analy[sz]es|authenticates|authorizes|balances|caches|calls|checks|collects|connects|contains|controls|coordinates|creates|defines|delivers|deploys|displays|distributes|enables|encrypts|enforces|ensures|executes|exposes|filters|forwards|generates|handles|holds|hosts|implements|isolates|keeps|lets|limits|manages|monitors|offers|orchestrates|performs|persists|processes|protects|provides|publishes|reads|receives|renders|represents|restricts|routes|runs|scans|schedules|sends|serves|stores|supports|terminates|tracks|translates|uses|validates|writes)\s/i;

const OPENING = /^(?:no|the|an?|for|with|used|where|which|that)\s/i;

/** Most words of the name of a technology that has no capital letter or digit inside. */
const MOST_WORDS = 4;

/** True of words that stand where a technology is expected, and say what a thing does or is instead. */
export function isDescription(text: string): boolean {
  if (VERB.test(text) || OPENING.test(text)) return true;
  const [, ...others] = text.trim().split(/\s+/);
  return others.length >= MOST_WORDS && !others.some((word) => /[\p{Lu}\p{N}]/u.test(word));
}
