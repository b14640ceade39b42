import { InvalidArgumentError } from 'commander';

/** The value of `--today`: a day that exists, `YYYY-MM-DD`. */
export function parseDay(value: string): string {
  const day = new Date(`${value}T00:00:00Z`);
  if (
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(day.getTime()) &&
    day.toISOString().startsWith(value)
  )
    return value;
  throw new InvalidArgumentError('Expected a day as 2027-03-31.');
}
