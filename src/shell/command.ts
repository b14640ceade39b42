import type { Command } from 'commander';

/** 0 done and clean, 1 the model or its documents fall short, 2 the command could not be carried out. */
export type ExitCode = 0 | 1 | 2;

/** A verb: says its arguments to the parser, and what to do with them. */
export type Declare = (
  command: Command,
  carryOut: (result: Promise<ExitCode>) => Promise<void>,
) => void;
