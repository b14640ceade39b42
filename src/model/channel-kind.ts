/** What a reporting channel is, told by its form. */
export type ChannelKind = 'email' | 'url' | 'handle' | 'words';

/** Longest part of an address before the `@` (RFC 5321, 4.5.3.1.1), in characters. */
const LONGEST_LOCAL_PART = 64;

/** `name.of+box`: no dot at either end and no two in a row. */
const LOCAL_PART = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

/** Two labels or more, none of which starts or ends with a hyphen; the last one is no number. */
const DOMAIN =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?!\p{N}+$)[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;

/** `@name` as GitHub, GitLab and Mastodon write it, `@organisation/team`, `@name@server.example`. */
const HANDLE =
  /^@[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?(?:\/[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)?(?:[@:]([^@:/]+))?$/i;

/** An e-mail address, an http or https URL and a handle have one form each; the rest is words. */
export function channelKind(to: string): ChannelKind {
  if (isUrl(to)) return 'url';
  if (isHandle(to)) return 'handle';
  return isEmail(to) ? 'email' : 'words';
}

function isUrl(to: string): boolean {
  const [, host] = /^https?:\/\/([^\s/?#<>]+)[^\s<>]*$/i.exec(to) ?? [];
  return host !== undefined && !/^\.|\.\./.test(host) && URL.canParse(to);
}

function isHandle(to: string): boolean {
  const found = HANDLE.exec(to);
  return found !== null && (found[1] === undefined || DOMAIN.test(found[1]));
}

function isEmail(to: string): boolean {
  const at = to.lastIndexOf('@');
  return (
    at > 0 &&
    at <= LONGEST_LOCAL_PART &&
    LOCAL_PART.test(to.slice(0, at)) &&
    DOMAIN.test(to.slice(at + 1))
  );
}
