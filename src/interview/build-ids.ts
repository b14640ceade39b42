import type { Answer } from './answer.ts';
import type { Draft } from './draft.ts';
import { nameIn, registryAt } from './draft-model.ts';
import { ownWords } from './own-words.ts';

/** The ids, in the build view, of what was answered to a question about its places. */
export function buildIds(question: string, { answers, model }: Draft): readonly string[] {
  const answer: Answer | undefined = answers.get(question);
  const said = answer === undefined || answer === null ? [] : [answer].flat();
  const elements = registryAt(model, 'build', 'elements');
  const names = new Set(said.map((text) => ownWords(text).name));
  return [...elements.keys()].filter((id) => said.includes(id) || names.has(nameIn(elements, id)));
}
