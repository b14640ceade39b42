import { utf16Of } from './utf16-of.ts';

/** The text of a document that people made: UTF-8, or what its byte-order mark says. */
export function decodeDocument(bytes: Uint8Array): string {
  return new TextDecoder(utf16Of(bytes) ?? 'utf-8').decode(bytes);
}
