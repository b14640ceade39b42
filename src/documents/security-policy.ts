import type { DocumentPlugin } from '../document.ts';

/** SECURITY.md: how to report a vulnerability, and what happens then. */
export default {
  title: 'security policy, SECURITY.md',
  path: (name) => (name === '' ? 'SECURITY.md' : `docs/security/${name}SECURITY.md`),
  hasContent: ({ policy }) => policy !== undefined,
  page: ({ system, policy }) => ({ system, policy }),
} satisfies DocumentPlugin;
