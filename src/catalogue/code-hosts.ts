import type { BuildPlace } from '../starting-point.ts';

const hosted = {
  type: 'Source code repository',
  responsibilities: [
    'Keep the history of the source code',
    'Decide who may read, propose and merge changes',
    'Start builds when code changes',
  ],
  controls: [
    'code-review',
    'branch-protection',
    'maintainer-mfa',
    'secret-scanning',
    'access-review',
  ],
  data: ['source-code'],
} as const;

/** Where source code is kept, the usual one first. */
export const CODE_HOSTS: readonly BuildPlace[] = [
  {
    id: 'github',
    name: 'GitHub',
    technology: 'Git',
    description: 'Hosts the source code, pull requests and their reviews.',
    ...hosted,
  },
  {
    id: 'gitlab',
    name: 'GitLab',
    technology: 'Git',
    description: 'Hosts the source code, merge requests and their reviews.',
    ...hosted,
  },
  {
    id: 'bitbucket',
    name: 'Bitbucket',
    technology: 'Git',
    description: 'Hosts the source code, pull requests and their reviews.',
    ...hosted,
  },
  {
    id: 'azure-repos',
    name: 'Azure Repos',
    technology: 'Git',
    description: 'Hosts the source code, pull requests and their reviews.',
    ...hosted,
  },
  {
    id: 'codeberg',
    name: 'Codeberg or another Forgejo',
    technology: 'Git',
    description: 'Hosts the source code, pull requests and their reviews.',
    ...hosted,
  },
  {
    id: 'own-git-server',
    name: 'Git server of our own',
    technology: 'Git',
    description: 'A Git server that the organisation runs itself holds the source code.',
    ...hosted,
    controls: [...hosted.controls, 'patching', 'backups'],
  },
];
