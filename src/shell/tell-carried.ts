import type { Finding } from '../diagnostic.ts';
import type { At, Change } from '../sync/change.ts';
import { shownChange } from '../sync/shown-change.ts';
import type { ExitCode } from './command.ts';

/** What carrying the edits of a document back came to. */
export interface CarriedOutcome {
  readonly document: string;
  readonly model: string;
  /** Why nothing was written; none when all is well. */
  readonly findings: readonly Finding[];
  /** The lines of the files that findings show. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  readonly changes: readonly At<Change>[];
  /** Keep zones that were edited. */
  readonly zones: readonly string[];
  readonly written: readonly string[];
}

/** Says what was carried back, or why not. */
export async function tellCarried(
  outcome: CarriedOutcome,
  report: 'json' | undefined,
): Promise<ExitCode> {
  const { document, model, findings, sources, changes, zones, written } = outcome;
  const { print, tell } = await import('./terminal.ts');
  if (findings.length > 0) {
    const { tellFindings } = await import('./tell-findings.ts');
    await tellFindings(findings, sources);
  } else {
    const { harmless } = await import('../harmless.ts');
    for (const change of changes)
      await tell(`${harmless(`${document}:${change.line} → ${lineOf(change)}`)}\n`);
    if (changes.length === 0)
      await tell('The document says what the model says: nothing to carry.\n');
    for (const zone of zones)
      await tell(`${document}: the keep zone "${zone}" was edited: it stays in the document\n`);
    for (const path of written) await tell(`updated ${path}\n`);
  }
  if (report === 'json') {
    const list = changes.map(({ line, path, before, after, note }) => ({
      line,
      path: path.join('.'),
      before,
      after,
      note,
    }));
    const said = { file: document, model, changes: list, findings, written };
    await print(`${JSON.stringify(said, undefined, 2)}\n`);
  }
  return findings.length > 0 ? 1 : 0;
}

function lineOf({ path, note, ...change }: Change): string {
  const said = `${path.join('.')}: ${shownChange(change)}`;
  return note === undefined ? said : `${said} (${note})`;
}
