/** Emoji, with what joins and colours them, at the start of a text. */
const EMOJI = /^(?:\p{Extended_Pictographic}|\uFE0F|\u200D|\s)+/u;

/** A text without the emoji before it. */
export function withoutEmoji(text: string): string {
  return text.replace(EMOJI, '');
}
