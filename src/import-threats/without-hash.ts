/** A name without the sign of annotations in code: `#xss`, `#xss#`. */
export function withoutHash(name: string): string {
  return name.replace(/^#(\p{L}[\p{L}\p{N}_-]*)#?$/u, '$1');
}
