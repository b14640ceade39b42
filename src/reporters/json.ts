import { countFindings, type Reporter } from '../report.ts';

/** For programs: the shape is part of the command line's contract. */
export default {
  title: 'one JSON object',
  report({ findings, risks, models }) {
    const { unrated, ...rated } = risks;
    const { error, warning, note } = countFindings(findings);
    const summary = {
      models,
      errors: error,
      warnings: warning,
      notes: note,
      unratedRisks: unrated,
    };
    return `${JSON.stringify({ findings, risks: rated, summary }, undefined, 2)}\n`;
  },
} satisfies Reporter;
