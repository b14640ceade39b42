import fc from 'fast-check';

/**
 * The properties try the same cases in every run, so that a red test is about the change at hand.
 * `THREATDOC_SEED=random` tries others, to look for what nobody has seen yet; a number repeats what one of
 * those runs printed.
 */
const chosen = process.env.THREATDOC_SEED ?? '20261126';

if (chosen !== 'random') fc.configureGlobal({ seed: Number(chosen) });
