/** The causes that a person can do something about, by the error code of the operating system. */
const causes: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'the operating system does not permit it'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space is left on the device'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EFBIG', 'the file would be too large'],
  ['ENOTDIR', 'a part of its path is a file, not a folder'],
  ['EISDIR', 'it is a folder'],
  ['EEXIST', 'a file is in the way'],
  ['ENOENT', 'a part of its path does not exist'],
  ['ENAMETOOLONG', 'its path is too long'],
  ['ELOOP', 'its symbolic links lead in a circle'],
  ['EBUSY', 'another program is using it'],
  ['ETXTBSY', 'another program is using it'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['EIO', 'the device reports an error'],
  ['EINVAL', 'the file system does not allow it'],
]);

/** Says why the operating system refused; rethrows what is no such refusal, since that is a bug. */
export function failureMessage(error: unknown): string {
  const code = errorCode(error);
  if (code === undefined) throw error;
  const cause = causes.get(code);
  return cause === undefined ? code : `${cause} (${code})`;
}

/** The operating system's code of an error, like ENOENT. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
