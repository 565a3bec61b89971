import {
  analysisShape,
  codeAlertShape,
  dependencyAlertShape,
  secretAlertShape,
} from '../shapes/alert-shape.ts';
import type { Json } from '../shapes/json.ts';
import { repositoryUrl } from '../shapes/repository-shape.ts';
import type { Repository } from '../world/records.ts';
import type { Protection } from '../world/rule-records.ts';
import type { Alert } from '../world/security-records.ts';
import type { WorldState } from '../world/world-state.ts';
import { type Answer, answer, Refusal } from './answer.ts';
import { type Call, type Route, repositoryOf } from './call.ts';
import { listAnswer } from './paging.ts';

export const securityRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/branches/{branch}/protection',
    ...{ auth: 'installation', permissions: ['administration:read'] },
    handle: call => {
      const repository = repositoryOf(call);
      const branch = call.path.branch ?? '';
      if (!repository.refs.has(`refs/heads/${branch}`)) throw new Refusal(404, 'Branch not found');
      const protection = repository.protectedBranches.get(branch);
      if (protection === undefined) throw new Refusal(404, 'Branch not protected');
      return answer(protectionShape(call.services.state, repository, branch, protection));
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/dependabot/alerts',
    ...{ auth: 'installation', permissions: ['vulnerability_alerts:read'] },
    handle: call => {
      if (!repositoryOf(call).security.dependencyAlerts)
        throw new Refusal(403, 'Dependabot alerts are disabled for this repository.');
      return alerts(call, 'dependency', dependencyAlertShape);
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/code-scanning/alerts',
    ...{ auth: 'installation', permissions: ['security_events:read'] },
    handle: call => {
      requireCodeScanning(call);
      return alerts(call, 'code', codeAlertShape);
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/code-scanning/analyses',
    ...{ auth: 'installation', permissions: ['security_events:read'] },
    handle: call => {
      requireCodeScanning(call);
      const repository = repositoryOf(call);
      const found = repository.analyses.toReversed();
      return listAnswer(call, found, one => analysisShape(call.services.state, repository, one));
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/secret-scanning/alerts',
    ...{ auth: 'installation', permissions: ['secret_scanning_alerts:read'] },
    handle: call => {
      if (!repositoryOf(call).security.secretScanning)
        throw new Refusal(404, 'Secret scanning is disabled on this repository.');
      return alerts(call, 'secret', secretAlertShape);
    },
  },
];

function requireCodeScanning(call: Call): void {
  const { security, analyses } = repositoryOf(call);
  if (!security.codeScanning) throw new Refusal(403, 'Code scanning is not enabled for this repository.');
  if (analyses.length === 0) throw new Refusal(404, 'no analysis found');
}

function alerts(
  call: Call,
  kind: Alert['kind'],
  shape: (state: WorldState, repository: Repository, alert: Alert) => Json,
): Answer {
  const repository = repositoryOf(call);
  const found = repository.alerts.filter(one => one.kind === kind).reverse();
  return listAnswer(call, found, one => shape(call.services.state, repository, one));
}

function protectionShape(
  state: WorldState,
  repository: Repository,
  branch: string,
  protection: Protection,
): Json {
  const url = `${repositoryUrl(state, repository)}/branches/${encodeURIComponent(branch)}/protection`;
  const { requiredChecks, approvals } = protection;
  const enabled = (isOn: boolean) => ({ enabled: isOn });
  return {
    url,
    ...(requiredChecks.length === 0
      ? {}
      : {
          required_status_checks: {
            ...{ url: `${url}/required_status_checks`, strict: false },
            contexts_url: `${url}/required_status_checks/contexts`,
            contexts: requiredChecks.map(({ context }) => context),
            checks: requiredChecks.map(one => ({ context: one.context, app_id: one.integrationId })),
          },
        }),
    ...(approvals === null
      ? {}
      : {
          required_pull_request_reviews: {
            url: `${url}/required_pull_request_reviews`,
            ...{ required_approving_review_count: approvals, require_last_push_approval: false },
            require_code_owner_reviews: protection.codeOwners,
            dismiss_stale_reviews: protection.dismissesStale,
          },
        }),
    enforce_admins: { url: `${url}/enforce_admins`, ...enabled(protection.holdsForAdministrators) },
    required_conversation_resolution: enabled(protection.resolvesThreads),
    allow_force_pushes: enabled(protection.allowsForcePush),
    allow_deletions: enabled(protection.allowsDeletion),
  };
}
