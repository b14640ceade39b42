import type { PolicyDraft } from './policy-draft.ts';

/** A PGP key, or where it is, belongs to the first channel by e-mail. */
export function readKey(code: string, draft: PolicyDraft): boolean {
  if (!/BEGIN PGP PUBLIC KEY|(?:[0-9A-F]{4}\s*){10}/.test(code)) return false;
  return addKey(code.includes('\n') ? `\`\`\`\n${code}\n\`\`\`` : code, draft);
}

/** A paragraph with the fingerprint of a key, or with its address. */
export function readFingerprint(text: string, draft: PolicyDraft): boolean {
  const isKey =
    /\b(?:PGP|GPG|OpenPGP)\b/.test(text) && /(?:[0-9A-F]{4}\s*){8}|https?:\/\//.test(text);
  return isKey && addKey(text, draft);
}

function addKey(key: string, draft: PolicyDraft): boolean {
  const mail = draft.reporting.channels.find(({ to }) => String(to).includes('@'));
  if (mail === undefined || mail.pgp !== undefined) return false;
  mail.pgp = key;
  return true;
}
