/** What two spellings of one name have in common: its letters and digits. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What is no part of a name: brackets, and how many there are of it (`x2`, `3 ×`). */
const ASIDE = /\([^()]*\)|（[^（）]*）|\[[^\][]*\]|\s[x×]\s?\d{1,3}\b|\b\d{1,3}\s?[x×]\s/g;

/** The same without brackets and numbers of copies, unless that is all there is. */
export function bareKey(name: string): string {
  return nameKey(name.replace(ASIDE, '')) || nameKey(name);
}
