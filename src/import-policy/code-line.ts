/** What lines of code start with in the languages that guides show. */
const STARTS =
  /^\s*(?:#|\/\/|\/\*|@[\w.]+\b|(?:import|from|def|class|async|await|return|raise|try|except|finally|with|for|if|elif|else|while|yield|lambda|function|const|let|var|export|public|private|static|package|func|fn|use|struct|provider|resource|variable|module|output|data|type|pip3?|pipx|npm|npx|yarn|pnpm|uv|poetry|make|git|gh|docker|podman|kubectl|helm|curl|wget|go|cargo|rustup|terraform|ansible|sudo|apt|apt-get|brew|bandit|pip-audit|safety|python3?|node|java|mvn|gradle|dotnet|composer|bundle|gem|chmod|chown|openssl|gpg|ssh|echo|cat|cd|mkdir|export|source|select|insert|update|delete)\b(?! ?[,.;]?$| (?:a|an|the|your|our|and|or|of|to|is|are|in)\b))/;

/** What only code looks like, wherever it starts. */
const SHAPES = [
  /^\s*[\w.[\]"'-]+\s*(?::=|[-+*/|&%]?=)(?!=)\s*\S/,
  /^\s*(?:await )?[\w.]+\([^)]*(?:\)|,|$)/,
  /^\s*[\])}]/,
  /[=({[\\]$/,
  /[;{}]$/,
  /^\s*["'].*["'],?$/,
  /^\s*\[{1,2}[\w.-]+\]{1,2}$/,
  /^\s*[a-z_][\w-]*:$/,
  /^\s*"""|^\s*'''/,
  /^\s*<\/?[a-z][\w-]*(?:\s[^>]*)?>/,
  /^\s*\$ \S/,
];

/** True for a line that is code, though no fence says so. */
export function isCodeLine(line: string): boolean {
  if (line.length > 400) return false;
  return STARTS.test(line) || SHAPES.some((shape) => shape.test(line));
}

/** True for a line that reads as a sentence or a label. */
export function isProseLine(line: string): boolean {
  return (
    /^\p{Lu}[\p{L}'’-]*[,:]?(?: \S|$)/u.test(line) &&
    /[.:!?)]$/.test(line) &&
    !/[({[,;=]$/.test(line)
  );
}
