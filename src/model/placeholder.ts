/** Words that stand where an answer is still to come, and those that are none. */
const NO_ANSWER =
  /^(?:(?:tbd|tbc|tba|todo|fixme|change[ _-]?me|fill[ _-]?me)(?:[\s:.,(].*)?|x{3,}|n\/?a|none|nobody|no one|unknown|placeholder|someone|somebody|[?.…_*–—-]+)$/i;

/** `see the repository`: a way that ends where it began. */
const ELSEWHERE =
  /^see (?:the |our )?(?:repo|repository|readme|website|profile|docs?|above|below)$/i;

/** `<your e-mail>`, `[INSERT CONTACT METHOD]`, `{{ email }}`, `$EMAIL`: a form not filled in. */
const BLANK = /<[^<>@:]*>|\[[^\][]*\](?!\()|\{\{?[^{}]*\}|^\$\w+$/;

/** `your@email`, `your-team`, `yourname@…`, `Your e-mail address`. */
const YOURS =
  /\byour@|\byour[._-]?(?:email|name|address|domain|company|org|organi[sz]ation|team|project|handle|user(?:name)?|repo)\b|^your (?:e-?mail|name|domain|company)(?: address| name)?$/i;

/** `foo@bar`, `user@domain.com`, `xxx@xxx`. */
const FAKE_ADDRESS =
  /^(?:mailto:)?(?:(?:foo|bar|test|user(?:name)?|name|me|someone|somebody|abc|e?mail)@(?:foo|bar|baz|test|domain|e?mail|host|server|company|abc|here)(?:\.[a-z]+)?|x{2,}@.*|.*@x{2,}(?:\.[a-z]+)?)$/i;

/** Hosts that never answer: RFC 2606 and RFC 6761. `.example` is left to made-up systems. */
const RESERVED_HOST =
  /(?:^|@|\/\/)(?:[\w-]+\.)*(?:example\.(?:com|net|org|edu)|(?:your-?|my-?)?(?:domain|company)\.(?:com|net|org|tld)|[\w-]+\.(?:test|invalid|tld))(?![\w-]|\.\w)/i;

const PLACEHOLDERS = [NO_ANSWER, ELSEWHERE, BLANK, YOURS, FAKE_ADDRESS, RESERVED_HOST];

/** True for what stands in for a contact or a name: nobody is reached by it. */
export function isPlaceholder(contact: string): boolean {
  return PLACEHOLDERS.some((pattern) => pattern.test(contact.trim()));
}
