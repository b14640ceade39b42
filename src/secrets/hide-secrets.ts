/** Shortest beginning of a secret that a text must not show; messages cut long values short. */
const SHORTEST = 8;

/** A text without the secrets: each of their characters is a `*`, lines stay lines. */
export function hideSecrets(text: string, secrets: Iterable<string>): string {
  let hidden = text;
  for (const secret of secrets) {
    const beginning = secret.slice(0, SHORTEST);
    for (let at = hidden.indexOf(beginning); at >= 0; at = hidden.indexOf(beginning, at + 1)) {
      let end = at;
      while (end < hidden.length && hidden[end] === secret[end - at]) end++;
      hidden = hidden.slice(0, at) + hidden.slice(at, end).replace(/[^\n]/g, '*') + hidden.slice(end);
    }
  }
  return hidden;
}
