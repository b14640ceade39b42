/** Words that stand where an answer is still to come, and those that are none. */
const NO_ANSWER =
  /^(?:(?:tbd|tbc|tba|todo|fixme|change[ _-]?me|fill[ _-]?me)(?:[:.,(].*)?|to be (?:announced|confirmed|decided|defined|determined|done)|pending|x{3,}|n\/?a|none|nobody|no one|unknown|null|nil|undefined|placeholder|someone|somebody|foo|bar|foobar|asdf|lorem ipsum.*|[?.…_*–—-]+)$/i;

/** The same in capitals, which nobody is called: `Jane or TBD`, `TODO ask Jane`. */
const STILL_OPEN = /(?<![\w-])(?:TBD|TBC|TBA|TODO|FIXME)(?![\w-])/;

/** `see the repository`: a way that ends where it began. */
const ELSEWHERE =
  /^see (?:the |our )?(?:repo|repository|readme|website|profile|docs?|above|below)$/i;

/** `insert e-mail here`, `E-mail address`: what to write, and not what was written. */
const ASKED =
  /^(?:(?:insert|enter|add|put)\b.*\b(?:e-?mail|name|contact|address|handle|url|link)\b.*|(?:contact )?(?:e-?mail|name)(?: address)?)$/i;

/** `<your e-mail>`, `[INSERT CONTACT METHOD]`, `{{ email }}`, `$EMAIL`: a form not filled in. */
const BLANK = /<[^<>@:]*>|\[[^\][]*\](?!\()|\{\{?[^{}]*\}|^\$\w+$/;

/** `your@email`, `your-team`, `yourname@…`, `Your e-mail address`. */
const YOURS =
  /\byour@|\byour[._-]?(?:email|name|address|domain|company|org|organi[sz]ation|team|project|handle|user(?:name)?|repo)\b|^your (?:e-?mail|name|domain|company)(?: address| name)?$/i;

/** `@username`, `https://github.com/OWNER/REPO`: an address of a manual. */
const OF_A_MANUAL =
  /^@(?:user(?:name)?|handle|maintainer-?name|github-?handle)$|^https?:\/\/[^/]+\/(?:owner|user(?:name)?|org(?:anization)?)\/(?:repo(?:sitory)?|project)(?![\w-])/i;

/** `foo@bar`, `user@domain.com`, `xxx@xxx`. */
const FAKE_ADDRESS =
  /^(?:mailto:)?(?:(?:foo|bar|test|user(?:name)?|name|me|someone|somebody|abc|e?mail)@(?:foo|bar|baz|test|domain|e?mail|host|server|company|abc|here)(?:\.[a-z]+)?|x{2,}@.*|.*@x{2,}(?:\.[a-z]+)?)$/i;

/** Hosts that never answer: RFC 2606 and RFC 6761. `.example` is left to made-up systems. */
const RESERVED_HOST =
  /(?:^|@|\/\/)(?:[\w-]+\.)*(?:example\.(?:com|net|org|edu)|(?:your-?|my-?)?(?:domain|company)\.(?:com|net|org|tld)|[\w-]+\.(?:test|invalid|tld|localhost)|localhost|127\.\d+\.\d+\.\d+)(?![\w-]|\.\w)/i;

const PLACEHOLDERS = [
  ...[NO_ANSWER, STILL_OPEN, ELSEWHERE, ASKED, BLANK],
  ...[YOURS, OF_A_MANUAL, FAKE_ADDRESS, RESERVED_HOST],
];

/** True for what stands in for a contact or a name: nobody is reached by it. */
export function isPlaceholder(contact: string): boolean {
  return PLACEHOLDERS.some((pattern) => pattern.test(contact.trim()));
}
