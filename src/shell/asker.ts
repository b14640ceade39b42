import type { Answer } from '../interview/answer.ts';
import type { Question } from '../interview/question.ts';

/** What somebody did with a question. */
export type Reply =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** To the question before. */
  | { readonly kind: 'back' }
  /** To another section, which is asked for next. */
  | { readonly kind: 'go-to' }
  /** Enough for now; what was answered stays. */
  | { readonly kind: 'stop' };

/** Puts questions to somebody. */
export interface Asker {
  /** @param before what was answered when the question was put before */
  ask(question: Question, before: Answer | undefined): Promise<Reply>;
  /** The keys or words that work at every question. */
  readonly help: string;
  close(): void;
}
