/**
 * How many times as many cases the properties try as usual: `THREATDOC_RUNS=10` takes ten times as long.
 */
export const RUNS = Number(process.env.THREATDOC_RUNS ?? 1);
