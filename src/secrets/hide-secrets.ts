import type { Source } from '../read/source.ts';
import type { SecretInModel } from './secret-in-model.ts';

/** Characters of a secret by which it is known again; messages cut long values short. */
const KNOWN_BY = 8;

/** The sources with a `*` for each character of a secret, so that no report shows one. */
export function hideSecretsInSources(
  sources: readonly Source[],
  secrets: readonly SecretInModel[],
): Source[] {
  return sources.map((source) => {
    const parts: string[] = [];
    let at = 0;
    for (const { span, range } of secrets) {
      const [start, end] = range;
      if (span.file !== source.file || end <= at) continue;
      parts.push(source.text.slice(at, Math.max(at, start)));
      parts.push(stars(source.text.slice(Math.max(at, start), end)));
      at = end;
    }
    return { ...source, text: parts.join('') + source.text.slice(at) };
  });
}

/** A message without the secrets that it quotes, even where it cut them short. */
export function hideSecrets(message: string, secrets: readonly SecretInModel[]): string {
  let hidden = message;
  for (const { value } of secrets) {
    const beginning = value.slice(0, value.indexOf('://') + 3 + KNOWN_BY);
    for (let at = hidden.indexOf(beginning); at >= 0; at = hidden.indexOf(beginning, at + 1)) {
      let end = at;
      while (end < hidden.length && hidden[end] === value[end - at]) end++;
      hidden = hidden.slice(0, at) + stars(hidden.slice(at, end)) + hidden.slice(end);
    }
  }
  return hidden;
}

function stars(secret: string): string {
  return secret.replace(/[^\r\n]/g, '*');
}
