/** What betrays a language, the more telling ones first. */
const SIGNS: readonly (readonly [string, RegExp])[] = [
  ['hcl', /^\s*(?:provider|resource|variable|module|output|data|terraform)\b[^\n]*\{\s*$/m],
  ['toml', /^\[{1,2}[\w.-]+\]{1,2}$/m],
  ['php', /<\?php|^\s*\$\w+\s*=/m],
  ['go', /^(?:package \w+|func [\w(])|:= /m],
  ['rust', /^\s*(?:pub )?fn \w|\blet mut\b|^use \w+::/m],
  [
    'python',
    /^\s*(?:def \w|class \w+[(:]|from [\w.]+ import|import [\w.]+(?: as \w+)?$|async (?:def|with)|elif\b|except\b|try:$|with .*:$|raise \w|@\w+)|"""|\bself\.|\bNone\b|\bTrue\b|\bFalse\b/m,
  ],
  ['javascript', /^\s*(?:const|let|var|function|import .* from)\b|=>|\brequire\(/m],
  ['java', /^\s*(?:public|private|protected) \w/m],
  ['json', /^\s*[{[]\s*\n\s*"[^"]+"\s*:/],
  ['yaml', /^[\w-]+:(?: \S.*)?\n(?:\s+(?:- )?[\w-]+:|\s+- )/m],
  [
    'bash',
    /^\s*(?:\$ )?(?:pip3?|pipx|npm|npx|yarn|pnpm|uv|poetry|make|git|gh|docker|podman|kubectl|helm|curl|wget|go|cargo|terraform|sudo|apt(?:-get)?|brew|bandit|pip-audit|python3?|chmod|chown|openssl|gpg|ssh|export|echo)\b/m,
  ],
  ['python', /^[\w.]+ = [\w.]+\(|^\s*\w+=[^\n]*,$/m],
];

/** The language of code that names none; undefined when nothing betrays it. */
export function guessLanguage(code: string): string | undefined {
  return SIGNS.find(([, sign]) => sign.test(code))?.[0];
}
