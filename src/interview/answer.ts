/**
 * What a person said to a question: a text, or the ids of what was ticked and texts of their own.
 * `null`: the question was skipped.
 */
export type Answer = string | readonly string[] | null;
