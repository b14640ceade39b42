import type { Files } from '../../src/read/files.ts';

/** A project's files without a disk: text by path; what starts with `..` is outside. */
export function filesOf(texts: Readonly<Record<string, string>> = {}): Files {
  const files = new Map(Object.entries(texts));
  return {
    read(path) {
      if (path.startsWith('../')) return 'outside';
      const text = files.get(path);
      return text === undefined ? 'missing' : Buffer.from(text);
    },
  };
}
