import type { BuildPlace } from '../starting-point.ts';

const service = {
  type: 'Build system (CI)',
  responsibilities: [
    'Build and test every change',
    'Hold the credentials for publishing and use them only for releases',
    'Publish what passed',
  ],
  controls: [
    'isolated-builds',
    'least-privilege-ci',
    'pinned-build-steps',
    'dependency-pinning',
    'dependency-scanning',
    'sast',
    'secrets-management',
  ],
  data: ['publishing-credentials', 'signing-keys'],
} as const;

/** Where builds run, the usual one first. */
export const CI_SYSTEMS: readonly BuildPlace[] = [
  {
    id: 'github-actions',
    name: 'GitHub Actions',
    description: 'Runs the workflows that build, test and publish the system.',
    ...service,
  },
  {
    id: 'gitlab-ci',
    name: 'GitLab CI/CD',
    description: 'Runs the pipelines that build, test and publish the system.',
    ...service,
  },
  {
    id: 'azure-pipelines',
    name: 'Azure Pipelines',
    description: 'Runs the pipelines that build, test and publish the system.',
    ...service,
  },
  {
    id: 'circleci',
    name: 'CircleCI',
    description: 'Runs the workflows that build, test and publish the system.',
    ...service,
  },
  {
    id: 'bitbucket-pipelines',
    name: 'Bitbucket Pipelines',
    description: 'Runs the pipelines that build, test and publish the system.',
    ...service,
  },
  {
    id: 'jenkins',
    name: 'Jenkins',
    description: 'A build server run by the organisation builds, tests and publishes the system.',
    ...service,
    controls: [...service.controls, 'patching', 'access-review'],
  },
  {
    id: 'build-machine',
    name: 'Machine of a developer',
    type: 'Build machine',
    description: 'Releases are built and published by hand on a machine of a developer.',
    responsibilities: [
      'Build and test the release',
      'Publish it with the credentials of the developer',
    ],
    controls: ['maintainer-mfa', 'patching', 'reproducible-builds'],
  },
];
