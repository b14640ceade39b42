import type { DocumentPlugin } from '../document.ts';

/** The guide to secure use, for those who use or extend the system. */
export default {
  title: 'guide to secure use',
  path: (name) => `docs/security/${name}security-guide.md`,
  hasContent: ({ guide }) => guide !== undefined,
  page: ({ system, guide, policy }) => ({ system, guide, policy }),
} satisfies DocumentPlugin;
