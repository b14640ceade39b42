import { type FSWatcher, statSync, watch } from 'node:fs';
import { dirname } from 'node:path';

/** What an editor does in several steps, in milliseconds, is one save. */
const SETTLED = 40;

/** How often files are looked at where the system tells nothing, as on a network drive. */
const LOOK = 1000;

/**
 * Calls back after one of some files has changed, come or gone. Folders are watched, because
 * editors save by putting a new file in the place of the old one.
 */
export class WatchedFiles {
  readonly #changed: () => void;
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #look: NodeJS.Timeout;
  #files: ReadonlyMap<string, string> = new Map();
  #settling: NodeJS.Timeout | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#look = setInterval(() => this.#compare(), LOOK);
  }

  /** Watches these absolute paths instead of those before. */
  watch(paths: readonly string[]): void {
    this.#files = new Map(paths.map((path) => [path, this.#files.get(path) ?? stateOf(path)]));
    const folders = new Set(paths.map((path) => dirname(path)));
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#watchFolder(folder);
  }

  close(): void {
    clearInterval(this.#look);
    clearTimeout(this.#settling);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #watchFolder(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, () => this.#settle());
      watcher.on('error', () => this.#watchers.delete(folder));
      this.#watchers.set(folder, watcher);
    } catch {
      // The folder is gone, or the system watches no more: `#compare` sees what happens.
    }
  }

  #settle(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#compare(), SETTLED);
  }

  #compare(): void {
    const before = this.#files;
    const now = new Map([...before.keys()].map((path) => [path, stateOf(path)]));
    this.#files = now;
    if ([...now].some(([path, state]) => before.get(path) !== state)) this.#changed();
  }
}

function stateOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`;
}
