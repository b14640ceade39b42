import type { HostingPlace } from '../starting-point.ts';

const clients = {
  id: 'clients',
  name: 'Clients on the internet',
  type: 'External network',
  description: 'Browsers, apps and programs of users, none of which is under our control.',
  responsibilities: ['Send requests'],
  controls: [],
  outside: true,
  usual: true,
} as const;

const loadBalancer = {
  id: 'load-balancer',
  name: 'Load balancer',
  type: 'Load balancer',
  description: 'Takes requests from the internet and passes them on.',
  responsibilities: ['Present the certificate and end TLS', 'Send requests to healthy instances'],
  controls: ['tls', 'waf', 'rate-limiting'],
  usual: true,
} as const;

const secretStore = {
  id: 'secret-store',
  name: 'Secret store',
  type: 'Secret storage',
  description: 'Holds credentials and keys that components fetch when they start.',
  responsibilities: ['Give each component only its own secrets', 'Log who fetched what'],
  data: ['application-secrets', 'source-credentials', 'tool-credentials'],
  controls: ['secrets-management', 'key-management', 'role-based-access', 'audit-log'],
  usual: true,
} as const;

const logStore = {
  id: 'log-store',
  name: 'Logs and metrics',
  type: 'Log storage',
  description: 'Collects logs and metrics of all components and raises alerts.',
  responsibilities: ['Keep logs apart from the components that write them', 'Alert the operators'],
  data: ['logs'],
  controls: ['monitoring', 'audit-log', 'retention-limits'],
  usual: true,
} as const;

const backupStore = {
  id: 'backup-store',
  name: 'Backup storage',
  type: 'Backup storage',
  description: 'Holds copies of the data for the case of loss.',
  responsibilities: ['Keep backups that the system itself cannot delete'],
  controls: ['backups', 'encryption-at-rest', 'retention-limits'],
} as const;

const contentDelivery = {
  id: 'content-delivery-network',
  name: 'Content delivery network (CDN)',
  type: 'Content delivery network',
  description: 'Serves static files near the users and absorbs floods of requests.',
  responsibilities: ['Cache public files', 'Absorb denial-of-service attacks'],
  controls: ['tls', 'waf', 'rate-limiting'],
  outside: true,
} as const;

const behindLoadBalancer = [
  { from: 'clients', to: 'load-balancer', label: 'Send requests', protocol: 'HTTPS' },
  {
    from: 'clients',
    to: '$system',
    label: 'Send requests',
    protocol: 'HTTPS',
    unless: 'load-balancer',
  },
  { from: 'clients', to: 'content-delivery-network', label: 'Fetch files', protocol: 'HTTPS' },
  {
    from: 'content-delivery-network',
    to: 'load-balancer',
    label: 'Fetches what is not cached',
    protocol: 'HTTPS',
  },
  { from: 'load-balancer', to: '$system', label: 'Passes requests on' },
  { from: '$system', to: 'secret-store', label: 'Fetches its secrets', protocol: 'HTTPS' },
  { from: '$system', to: 'log-store', label: 'Sends logs and metrics' },
  { from: '$system', to: 'backup-store', label: 'Writes backups' },
] as const;

/** Accounts, networks and services of a public cloud, named as its provider names them. */
function cloud(
  place: Pick<HostingPlace, 'id' | 'title' | 'hint'>,
  words: { provider: string; network: string; balancer: string; secrets: string; logs: string },
): HostingPlace {
  return {
    ...place,
    description: `The hosted parts run in an account at ${words.provider}, in a network of their own.`,
    runs: 'hosted',
    boundary: {
      id: 'private-network',
      name: words.network,
      type: 'Network',
      description: 'The virtual network that the hosted parts run in.',
      controls: ['network-segmentation', 'egress-filtering', 'least-privilege', 'monitoring'],
    },
    nodes: [
      clients,
      contentDelivery,
      { ...loadBalancer, technology: words.balancer },
      { ...secretStore, technology: words.secrets },
      { ...logStore, technology: words.logs },
      backupStore,
    ],
    flows: behindLoadBalancer,
  };
}

/** Where systems run, by what a deployment view shows of it; the usual ones first. */
export const HOSTING_PLACES: readonly HostingPlace[] = [
  {
    id: 'kubernetes',
    title: 'Kubernetes cluster',
    hint: 'Containers in a cluster, managed or of your own',
    description: 'The hosted parts run as containers in a namespace of a Kubernetes cluster.',
    runs: 'hosted',
    boundary: {
      id: 'namespace',
      name: 'Kubernetes namespace',
      type: 'Cluster namespace',
      description: 'Holds the workloads of this system; others may run in the same cluster.',
      controls: [
        'network-segmentation',
        'role-based-access',
        'least-privilege',
        'host-hardening',
        'image-scanning',
        'resource-limits',
      ],
    },
    nodes: [
      clients,
      contentDelivery,
      {
        ...loadBalancer,
        name: 'Ingress controller',
        type: 'Gateway',
        description: 'Takes requests from outside the cluster and routes them to services.',
        responsibilities: ['Present the certificate and end TLS', 'Route requests to services'],
      },
      { ...secretStore, technology: 'Kubernetes Secrets' },
      logStore,
      backupStore,
      {
        id: 'cluster-control-plane',
        name: 'Cluster control plane',
        type: 'Cluster API',
        description: 'Schedules workloads and applies what the deployment asks for.',
        responsibilities: ['Admit only allowed workloads', 'Record changes to the cluster'],
        controls: ['role-based-access', 'audit-log', 'patching'],
        outside: true,
      },
    ],
    flows: [
      ...behindLoadBalancer,
      { from: 'cluster-control-plane', to: '$system', label: 'Starts and replaces containers' },
    ],
  },
  cloud(
    {
      id: 'aws',
      title: 'Amazon Web Services',
      hint: 'Containers or virtual machines in an AWS account',
    },
    {
      provider: 'Amazon Web Services',
      network: 'Amazon VPC',
      balancer: 'Application Load Balancer',
      secrets: 'AWS Secrets Manager',
      logs: 'Amazon CloudWatch',
    },
  ),
  cloud(
    {
      id: 'azure',
      title: 'Microsoft Azure',
      hint: 'App services, containers or virtual machines in Azure',
    },
    {
      provider: 'Microsoft Azure',
      network: 'Azure virtual network',
      balancer: 'Azure Application Gateway',
      secrets: 'Azure Key Vault',
      logs: 'Azure Monitor',
    },
  ),
  cloud(
    {
      id: 'google-cloud',
      title: 'Google Cloud',
      hint: 'Containers or virtual machines in a Google Cloud project',
    },
    {
      provider: 'Google Cloud',
      network: 'Google Cloud VPC',
      balancer: 'Cloud Load Balancing',
      secrets: 'Secret Manager',
      logs: 'Cloud Logging',
    },
  ),
  {
    id: 'paas',
    title: 'Application platform (PaaS)',
    hint: 'Heroku, Fly.io, Render, Cloud Foundry and the like',
    description:
      'An application platform builds, runs and scales the hosted parts. Hosts, network and certificates are the business of the platform; configuration and data are ours.',
    runs: 'hosted',
    boundary: {
      id: 'platform',
      name: 'Application platform',
      type: 'Cloud platform',
      description: 'Runs our applications next to those of other customers.',
      controls: ['supplier-assessment', 'role-based-access', 'access-review', 'audit-log'],
    },
    nodes: [
      clients,
      contentDelivery,
      {
        ...loadBalancer,
        name: 'Platform router',
        type: 'Gateway',
        description: 'Ends TLS and sends requests to our instances.',
      },
      {
        ...secretStore,
        name: 'Platform configuration',
        description: 'Holds credentials, which instances receive as environment variables.',
        responsibilities: [
          'Keep credentials out of the code',
          'Show them only to those who deploy',
        ],
      },
      logStore,
      backupStore,
    ],
    flows: behindLoadBalancer,
  },
  {
    id: 'serverless',
    title: 'Serverless functions',
    hint: 'AWS Lambda, Azure Functions, Cloud Run, Workers and the like',
    description:
      'The hosted parts run as functions that the provider starts for each request or event. There are no hosts to maintain; what a function may do is decided by its role.',
    runs: 'hosted',
    boundary: {
      id: 'cloud-account',
      name: 'Cloud account',
      type: 'Cloud account',
      description: 'Functions, their roles and the managed services that they use.',
      controls: ['least-privilege', 'supplier-assessment', 'audit-log', 'monitoring'],
    },
    nodes: [
      clients,
      contentDelivery,
      {
        ...loadBalancer,
        id: 'api-gateway',
        name: 'API gateway',
        type: 'API gateway',
        description: 'Takes requests, limits their rate and starts functions.',
        responsibilities: ['End TLS', 'Limit requests', 'Start the function for the route'],
        controls: ['tls', 'rate-limiting', 'waf', 'input-validation'],
      },
      secretStore,
      logStore,
    ],
    flows: [
      { from: 'clients', to: 'api-gateway', label: 'Send requests', protocol: 'HTTPS' },
      { from: 'clients', to: 'content-delivery-network', label: 'Fetch files', protocol: 'HTTPS' },
      {
        from: 'content-delivery-network',
        to: 'api-gateway',
        label: 'Passes requests on',
        protocol: 'HTTPS',
      },
      { from: 'api-gateway', to: '$system', label: 'Starts functions' },
      { from: '$system', to: 'secret-store', label: 'Fetches its secrets', protocol: 'HTTPS' },
      { from: '$system', to: 'log-store', label: 'Sends logs and metrics' },
    ],
  },
  {
    id: 'own-servers',
    title: 'Servers of our own',
    hint: 'Physical or virtual machines that you maintain yourselves',
    description: 'The hosted parts run on servers that the organisation maintains.',
    runs: 'hosted',
    boundary: {
      id: 'server-network',
      name: 'Server network',
      type: 'Network',
      description: 'Machines behind the firewall of the organisation.',
      controls: [
        'network-segmentation',
        'host-hardening',
        'patching',
        'access-review',
        'egress-filtering',
        'monitoring',
      ],
    },
    nodes: [
      clients,
      {
        id: 'firewall',
        name: 'Firewall',
        type: 'Firewall',
        description: 'Decides which traffic reaches the servers and leaves them.',
        responsibilities: ['Refuse what no rule allows', 'Log what it refused'],
        controls: ['network-segmentation', 'egress-filtering', 'audit-log'],
        outside: true,
        usual: true,
      },
      {
        ...loadBalancer,
        id: 'reverse-proxy',
        name: 'Reverse proxy',
        type: 'Server',
        description: 'Ends TLS and passes requests to the applications behind it.',
        responsibilities: [
          'Present the certificate and end TLS',
          'Limit size and rate of requests',
        ],
      },
      {
        ...logStore,
        name: 'Log server',
        description: 'Collects logs of all machines and raises alerts.',
      },
      { ...backupStore, outside: true, usual: true },
    ],
    flows: [
      { from: 'clients', to: 'firewall', label: 'Send requests', protocol: 'HTTPS' },
      { from: 'firewall', to: 'reverse-proxy', label: 'Lets web traffic in', protocol: 'HTTPS' },
      { from: 'reverse-proxy', to: '$system', label: 'Passes requests on' },
      { from: '$system', to: 'log-store', label: 'Sends logs', protocol: 'syslog' },
      { from: '$system', to: 'backup-store', label: 'Writes backups' },
    ],
  },
  {
    id: 'data-platform',
    title: 'Data platform',
    hint: 'Databricks, Snowflake, BigQuery, Airflow and the like',
    description:
      'The hosted parts run as jobs on a data platform, in a workspace of their own. The platform schedules and scales them; access to data is granted in its catalogue.',
    runs: 'hosted',
    boundary: {
      id: 'workspace',
      name: 'Workspace',
      type: 'Cloud workspace',
      description: 'Jobs, storage and access rules of this system on the platform.',
      controls: [
        'role-based-access',
        'network-segmentation',
        'egress-filtering',
        'encryption-at-rest',
        'access-review',
      ],
    },
    nodes: [
      {
        id: 'job-cluster',
        name: 'Job cluster',
        type: 'Compute cluster',
        description: 'Machines that the platform starts for a run and removes after it.',
        responsibilities: ['Run jobs apart from those of others', 'Leave no data behind'],
        controls: ['least-privilege', 'host-hardening', 'patching', 'egress-filtering'],
        usual: true,
      },
      {
        id: 'access-catalogue',
        name: 'Data catalogue',
        type: 'Platform service',
        description: 'Says which data sets there are and who may read or change them.',
        responsibilities: ['Decide on every access to data', 'Record lineage and access'],
        controls: ['role-based-access', 'audit-log', 'data-lineage'],
        usual: true,
      },
      secretStore,
      logStore,
      backupStore,
    ],
    flows: [
      { from: 'job-cluster', to: '$system', label: 'Runs' },
      { from: '$system', to: 'access-catalogue', label: 'Asks for access to data' },
      { from: '$system', to: 'secret-store', label: 'Fetches its secrets', protocol: 'HTTPS' },
      { from: '$system', to: 'log-store', label: 'Sends logs and metrics' },
      { from: '$system', to: 'backup-store', label: 'Writes backups' },
    ],
  },
  {
    id: 'users-machine',
    title: 'Machines of users',
    hint: 'Laptops, servers or build machines that somebody else maintains',
    description:
      'It runs on machines of its users, with the rights of the account that started it. Updates, access and other programs on the machine are in the hands of the user.',
    runs: 'device',
    boundary: {
      id: 'users-machine',
      name: 'Machine of the user',
      type: 'Machine',
      description: 'Linux, macOS or Windows, maintained by the user or their organisation.',
      controls: ['patching', 'host-hardening', 'least-privilege'],
    },
    nodes: [
      {
        id: 'operating-system',
        name: 'Operating system',
        type: 'Operating system',
        description: 'Runs programs, and separates users and processes from each other.',
        responsibilities: ['Enforce file permissions', 'Verify signatures of executables'],
        controls: ['patching', 'host-hardening', 'code-signing'],
        usual: true,
      },
      {
        id: 'language-runtime',
        name: 'Language runtime',
        type: 'Runtime',
        description: 'The interpreter or virtual machine, with its standard library.',
        responsibilities: ['Load and run the code', 'Manage memory'],
        controls: ['patching', 'sandboxing'],
      },
      {
        id: 'package-manager',
        name: 'Package manager',
        type: 'Application',
        description: 'Downloads, verifies and installs releases and their dependencies.',
        responsibilities: ['Verify checksums and signatures', 'Install the versions asked for'],
        controls: ['artifact-signing', 'provenance', 'dependency-pinning', 'tls'],
        usual: true,
      },
      {
        id: 'package-source',
        name: 'Package registry or release page',
        type: 'External system',
        description: 'Where releases are downloaded from.',
        responsibilities: ['Serve releases unchanged'],
        controls: ['tls', 'artifact-signing', 'provenance'],
        outside: true,
        usual: true,
      },
    ],
    flows: [
      {
        from: 'package-manager',
        to: 'package-source',
        label: 'Downloads releases',
        protocol: 'HTTPS',
      },
      { from: 'package-manager', to: '$system', label: 'Installs and updates' },
      { from: '$system', to: 'operating-system', label: 'Uses files, processes and network' },
      { from: '$system', to: 'language-runtime', label: 'Runs on' },
      { from: 'language-runtime', to: 'operating-system', label: 'Runs on' },
    ],
  },
  {
    id: 'phones',
    title: 'Phones and tablets',
    hint: 'Apps that users install from an app store',
    description:
      'The app runs in the sandbox of the operating system, on devices of its users that may be old, shared, lost or rooted. Stores deliver and update it.',
    runs: 'device',
    boundary: {
      id: 'users-device',
      name: 'Device of the user',
      type: 'Device',
      description: 'A phone or tablet with Android or iOS, in the hands of the user.',
      controls: ['patching', 'secure-device-storage', 'sandboxing'],
    },
    nodes: [
      {
        id: 'operating-system',
        name: 'Mobile operating system',
        type: 'Operating system',
        technology: 'Android, iOS',
        description: 'Separates apps from each other and asks the user for permissions.',
        responsibilities: ['Keep the files of apps apart', 'Verify the signature of apps'],
        controls: ['sandboxing', 'code-signing', 'patching'],
        usual: true,
      },
      {
        id: 'credential-store',
        name: 'Credential store of the device',
        type: 'Credential storage',
        technology: 'Android Keystore, iOS Keychain',
        description: 'Keeps keys and tokens, in hardware where the device has it.',
        responsibilities: ['Give keys only to the app that stored them'],
        controls: ['secure-device-storage', 'key-management'],
        usual: true,
      },
      {
        id: 'app-store',
        name: 'App store',
        type: 'External system',
        technology: 'Google Play, Apple App Store',
        description: 'Reviews, delivers and updates the app.',
        responsibilities: ['Deliver signed versions', 'Remove apps that do harm'],
        controls: ['code-signing', 'maintainer-mfa'],
        outside: true,
        usual: true,
      },
    ],
    flows: [
      { from: 'app-store', to: 'operating-system', label: 'Delivers signed versions' },
      { from: 'operating-system', to: '$system', label: 'Starts, isolates and updates' },
      { from: '$system', to: 'credential-store', label: 'Keeps tokens and keys' },
    ],
  },
];
