/** How parts of a system speak with each other, in the words of labels. */
const PROTOCOL =
  '(?:HTTPS?|HTTP/2|m?TLS|SSL|gRPC|REST|GraphQL|JSON|SOAP|SQL|JDBC|ODBC|TCP|UDP|IP|WebSockets?|WSS?|SSH|SFTP|FTPS?|AMQPS?|MQTTS?|SMTPS?|IMAPS?|LDAPS?|DNS|OIDC|OAuth|SAML)(?: ?v?\\d+(?:\\.\\d+)*)?';

const PROTOCOLS = new RegExp(
  `^\\(?${PROTOCOL}(?:(?:\\s*[/+,&]\\s*| over | or | and )${PROTOCOL})*\\)?$`,
  'i',
);

/** Words after which a line goes on below. */
const OPEN =
  /(?:[,;:&/+(–—-]|\b(?:a|an|the|of|to|for|from|in|on|at|by|via|with|and|or|as|into|over|using|through))$/i;

/** What the lines of the label of an arrow say. */
export interface FlowWords {
  readonly words: string;
  readonly protocol?: string;
}

/** Lines as one text: each says something of its own unless it goes on; a last one may be the protocol. */
export function flowWords(lines: readonly string[], protocol?: string): FlowWords {
  if (protocol !== undefined) return { words: joined(lines), protocol };
  const last = lines.at(-1) ?? '';
  const others = lines.slice(0, -1);
  const small = /^\[(.+)\]$/.exec(last)?.[1];
  if (small !== undefined) return { words: joined(others), protocol: small };
  const isProtocol =
    others.length > 0 && PROTOCOLS.test(last) && !others.every((line) => PROTOCOLS.test(line));
  if (!isProtocol) return { words: joined(lines) };
  return { words: joined(others), protocol: last.replace(/^\((.*)\)$/, '$1') };
}

function joined(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const isOwn = /^[\p{Lu}\p{N}]/u.test(line) && text !== '' && !OPEN.test(text);
    text = text === '' ? line : `${text}${isOwn ? ', ' : ' '}${line}`;
  }
  return text;
}
