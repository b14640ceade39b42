/** A text without a byte-order mark, its lines ended by a line feed. */
export function plainLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
