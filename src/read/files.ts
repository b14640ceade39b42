/** Why a file gave no bytes. `outside`: the project root does not hold it. */
export type ReadFailure = 'missing' | 'outside' | 'unreadable';

/** The files of the project, as the shell lets the reader see them. */
export interface Files {
  /** @param path relative to the project root, with `/`; may start with `..` and is then refused */
  read(path: string): Uint8Array | ReadFailure;
}
