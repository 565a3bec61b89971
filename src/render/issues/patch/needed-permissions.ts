import type { WorkflowJob } from '../../../facts/ladder/workflows/workflow.ts';

/** What a job writes with its token, by scope. */
type Scopes = Readonly<Record<string, 'write'>>;

const contents: Scopes = { contents: 'write' };
const pullRequests: Scopes = { 'pull-requests': 'write' };
const identity: Scopes = { 'id-token': 'write' };

/** What well-known actions ask for in their own documentation. */
const ofActions: readonly (readonly [RegExp, Scopes])[] = [
  [/^actions\/deploy-pages@/, { pages: 'write', ...identity }],
  [/^actions\/attest(?:-build-provenance|-sbom)?@/, { attestations: 'write', ...identity }],
  [/^(?:actions\/labeler|marocchino\/sticky-pull-request-comment)@/, pullRequests],
  [/^actions\/(?:stale|first-interaction)@/, { issues: 'write', ...pullRequests }],
  [/^github\/codeql-action\/(?:analyze|upload-sarif)@/, { 'security-events': 'write' }],
  [/^(?:aws-actions\/configure-aws-credentials|azure\/login|google-github-actions\/auth)@/, identity],
  [
    /^(?:softprops\/action-gh-release|ncipollo\/release-action|goreleaser\/goreleaser-action|peaceiris\/actions-gh-pages|jamesives\/github-pages-deploy-action|stefanzweifel\/git-auto-commit-action|ad-m\/github-push-action)@/,
    contents,
  ],
  [
    /^(?:peter-evans\/create-pull-request|changesets\/action|googleapis\/release-please-action|google-github-actions\/release-please-action)@/,
    { ...contents, ...pullRequests },
  ],
];

const ofScripts: readonly (readonly [RegExp, Scopes])[] = [
  [/\bgit push\b|\bgh release (?:create|upload|edit|delete)\b|\bmkdocs gh-deploy\b/, contents],
  [/\bgh pr (?:create|edit|comment|merge|review|close)\b/, pullRequests],
  [/\bgh issue (?:create|edit|comment|close)\b/, { issues: 'write' }],
  [/\bsemantic-release\b/, { ...contents, issues: 'write', ...pullRequests }],
  [/--provenance\b/, identity],
  [/docker (?:login|push)[^\n]{0,200}ghcr\.io|ghcr\.io[^\n]{0,200}docker login/, { packages: 'write' }],
];

/**
 * What a job seems to write beside reading the code; empty where nothing tells. What a script of the repository does is not
 * seen, so it is a help for whoever makes the change, and no promise.
 */
export function neededPermissions(job: WorkflowJob): Scopes {
  const uses = job.steps.flatMap(step => step.uses?.text.toLowerCase() ?? []);
  const scripts = job.steps.flatMap(({ run }) => run ?? []);
  const logsIntoGhcr = job.steps.some(
    ({ uses: action, with: given }) =>
      action?.text.startsWith('docker/login-action@') && given['registry'] === 'ghcr.io',
  );
  const found = [
    ...ofActions.flatMap(([pattern, scopes]) => (uses.some(one => pattern.test(one)) ? [scopes] : [])),
    ...ofScripts.flatMap(([pattern, scopes]) => (scripts.some(one => pattern.test(one)) ? [scopes] : [])),
    ...(logsIntoGhcr ? [{ packages: 'write' } as const] : []),
  ];

  return Object.assign({}, ...found);
}
