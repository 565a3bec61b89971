import { commitShape } from '../shapes/commit-shape.ts';
import type { Json } from '../shapes/json.ts';
import { fullRepositoryShape, repositoryHtmlUrl, repositoryUrl } from '../shapes/repository-shape.ts';
import type { Repository } from '../world/records.ts';
import type { RequiredStatusCheck, RuleSet } from '../world/rule-records.ts';
import { fullName, type WorldState } from '../world/world-state.ts';
import { answer, notFound } from './answer.ts';
import { grants, type Route, repositoryOf } from './call.ts';
import { listAnswer } from './paging.ts';

export const repositoryRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}',
    auth: 'installation',
    permissions: ['metadata:read'],
    handle: call => {
      const repository = repositoryOf(call);
      return answer({
        ...fullRepositoryShape(call.services.state, repository),
        // Only administrators are told.
        ...(grants(call, 'administration') ? { security_and_analysis: securityShape(repository) } : {}),
      });
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/branches/{branch}',
    auth: 'installation',
    permissions: ['contents:read'],
    handle: call => {
      const repository = repositoryOf(call);
      const branch = call.path.branch ?? '';
      const sha = repository.refs.get(`refs/heads/${branch}`);
      if (sha === undefined) throw notFound();
      return answer(branchShape(call.services.state, repository, branch, sha));
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
    auth: 'installation',
    permissions: ['metadata:read'],
    handle: call => {
      const repository = repositoryOf(call);
      const active = repository.ruleSets.filter(
        one =>
          one.enforcement === 'active' &&
          one.branches.some(name => name === '*' || name === call.path.branch),
      );
      return listAnswer(
        call,
        active.flatMap(one => rulesOf(repository, one)),
        rule => rule,
      );
    },
  },
];

function branchShape(state: WorldState, repository: Repository, branch: string, sha: string): Json {
  const url = `${repositoryUrl(state, repository)}/branches/${encodeURIComponent(branch)}`;
  const required = repository.protectedBranches.get(branch);
  return {
    name: branch,
    commit: commitShape(state, repository, sha),
    _links: { self: url, html: `${repositoryHtmlUrl(state, repository)}/tree/${branch}` },
    protected: required !== undefined,
    protection: {
      enabled: required !== undefined,
      required_status_checks: {
        enforcement_level: required === undefined ? 'off' : 'non_admins',
        contexts: (required?.requiredChecks ?? []).map(check => check.context),
        checks: (required?.requiredChecks ?? []).map(check => ({
          context: check.context,
          app_id: check.integrationId,
        })),
      },
    },
    protection_url: `${url}/protection`,
  };
}

function securityShape({ security }: Repository): Json {
  const status = (isOn: boolean) => ({ status: isOn ? 'enabled' : 'disabled' });
  return {
    secret_scanning: status(security.secretScanning),
    secret_scanning_push_protection: status(security.pushProtection),
  };
}

function rulesOf(repository: Repository, ruleSet: RuleSet): Json[] {
  const info = {
    ruleset_source_type: ruleSet.source,
    ruleset_source: ruleSet.source === 'Organization' ? repository.owner.login : fullName(repository),
    ruleset_id: ruleSet.id,
  };
  const check = ({ context, integrationId }: RequiredStatusCheck) => ({
    context,
    ...(integrationId === null ? {} : { integration_id: integrationId }),
  });
  const checks = {
    type: 'required_status_checks',
    ...info,
    parameters: {
      strict_required_status_checks_policy: false,
      do_not_enforce_on_create: false,
      required_status_checks: ruleSet.requiredChecks.map(check),
    },
  };
  const hasChecks = ruleSet.requiredChecks.length > 0 || ruleSet.rules.length === 0;
  return [...(hasChecks ? [checks] : []), ...ruleSet.rules.map(rule => ({ ...rule, ...info }))];
}
