import { lineChanges } from './line-changes.ts';
import type { Merging } from './merging.ts';
import { isMap, type Plain, valueIn } from './plain.ts';

const ACCEPTED = /^[-*+] accepted risk: \[.*\]\(#risks\.([a-z0-9-]+)\): (.*)$/;
const DETAILS = /^\s+[-*+] Accepted by (.*?)(?: until (\d{4}-\d{2}-\d{2}))?$/;

/** Puts edits of the list of accepted risks into the risks, which the risk table shows, too. */
export function mergeAccepted(
  merge: Merging,
  base: string,
  edited: string,
  { before, now }: { readonly before: Plain; readonly now: Plain },
): void {
  const lines = edited.split('\n');
  for (const [{ text: old }, { text: fresh, line }] of lineChanges(base, edited)?.pairs ?? []) {
    const [reason, later] = [ACCEPTED.exec(old), ACCEPTED.exec(fresh)];
    if (reason !== null && later !== null && reason[1] === later[1])
      put(merge, reason[1], 'reason', later[2], before, now);
    const [by, byLater] = [DETAILS.exec(old), DETAILS.exec(fresh)];
    if (by === null || byLater === null) continue;
    const above = lines.slice(0, line - 1).findLast((text) => ACCEPTED.test(text));
    const id = ACCEPTED.exec(above ?? '')?.[1];
    if (by[1] !== byLater[1]) put(merge, id, 'owner', byLater[1], before, now);
    if (by[2] !== byLater[2]) put(merge, id, 'until', byLater[2], before, now);
  }
}

function put(
  merge: Merging,
  id: string | undefined,
  field: string,
  edited: string | undefined,
  before: Plain,
  now: Plain,
): void {
  if (id === undefined) return;
  const holder = valueIn(merge.root.risks, id);
  const [base, current] = [before, now].map((model) =>
    valueIn(valueIn(valueIn(model, 'risks'), id), field),
  );
  // What a library says is left alone, and told as an edit that was not carried.
  if (isMap(holder)) merge.field({ base, edited, current }, holder, ['risks', id, field]);
}
