/** What two spellings of one name have in common: its letters and digits. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The same without what stands in brackets, unless that is all there is. */
export function bareKey(name: string): string {
  return nameKey(name.replace(/\([^)]*\)|（[^）]*）|\[[^\]]*\]/g, '')) || nameKey(name);
}
