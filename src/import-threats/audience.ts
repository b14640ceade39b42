/** Whom a mitigation is for, where a document says so before it. */
const AUDIENCE =
  /^[*_]{0,3}((?:for )?(?:developers?|users?|operators?|administrators?)(?: ?(?:[/&]|and) ?\w+)?)[*_]{0,3}\s*:[*_]{0,3}\s*/i;

/** A text without the audience before it. */
export function withoutAudience(markdown: string): string {
  return markdown.replace(AUDIENCE, '');
}

/** The audience before a text as a sentence: `For developers.` */
export function audienceOf(markdown: string): string | undefined {
  const audience = AUDIENCE.exec(markdown)?.[1]?.toLowerCase().replace(/^for /, '');
  return audience === undefined ? undefined : `For ${audience}.`;
}

/** `Developers:` with a list below it as the points of the list, each for its audience. */
export function forEachAudience(markdown: string): string[] {
  const [audience = ''] = AUDIENCE.exec(markdown) ?? [];
  const rest = markdown.slice(audience.length).replace(/^\n+/, '');
  if (audience === '' || !rest.startsWith('- ')) return [markdown];
  return rest
    .split(/\n(?=- )/)
    .map((point) => `${audience.trim()} ${point.slice(2).replace(/\n {2}/g, '\n')}`);
}
