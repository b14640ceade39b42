/** Words that a heading of a threat, a surface or a strategy begins with: alternatives of a pattern. */
export const THREAT_KINDS =
  'threat|attack surface(?: area)?|attack vector|mitigation strategy|risk|finding|vulnerability';
