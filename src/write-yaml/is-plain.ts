import { parse } from 'yaml';

/** Texts that YAML reads as they are, and a person too: no sign that could mean something else. */
export function isPlain(text: string): boolean {
  return (
    /^[\p{L}\p{N}(][^\n]*$/u.test(text) &&
    !/:\s|\s#|:$|\s$/.test(text) &&
    (isCertain(text) || typeof parse(text) === 'string')
  );
}

/** Words that are neither a number nor a word of YAML: no reader has to be asked, which takes long. */
function isCertain(text: string): boolean {
  return /^[\p{L}(]|^[^ \t]+ /u.test(text) && !/\p{Cc}|^(?:null|true|false)$/iu.test(text);
}
