import type { Repository } from '../world/records.ts';
import type { Alert, Analysis } from '../world/security-records.ts';
import type { WorldState } from '../world/world-state.ts';
import { isoTime, isoTimeOrNull, type Json } from './json.ts';
import { repositoryHtmlUrl, repositoryUrl } from './repository-shape.ts';

type World = Pick<WorldState, 'urls'>;

function places(state: World, repository: Repository, path: string, alert: Alert): Json {
  return {
    number: alert.number,
    url: `${repositoryUrl(state, repository)}/${path}/alerts/${alert.number}`,
    html_url: `${repositoryHtmlUrl(state, repository)}/security/${path}/${alert.number}`,
    ...{ created_at: isoTime(alert.createdAt), updated_at: isoTime(alert.closedAt ?? alert.createdAt) },
  };
}

const undismissed = { dismissed_at: null, dismissed_by: null, dismissed_reason: null };

export function dependencyAlertShape(state: World, repository: Repository, alert: Alert): Json {
  const { severity } = alert;
  const vulnerable = { ecosystem: 'npm', name: 'left-pad' };
  const vulnerability = {
    ...{ package: vulnerable, severity, vulnerable_version_range: '< 2.0.0' },
    first_patched_version: alert.hasFix ? { identifier: '2.0.0' } : null,
  };
  const at = isoTime(alert.createdAt);
  return {
    ...places(state, repository, 'dependabot', alert),
    state: alert.closedAt === null ? 'open' : 'fixed',
    dependency: { package: vulnerable, manifest_path: 'package-lock.json', scope: 'runtime' },
    security_advisory: {
      ...{ ghsa_id: `GHSA-0000-0000-${1000 + alert.number}`, cve_id: null, severity },
      ...{ summary: 'Too much padding', description: 'It pads too much.' },
      ...{ vulnerabilities: [vulnerability], cvss: { score: 7, vector_string: null }, cwes: [] },
      ...{ identifiers: [], references: [], published_at: at, updated_at: at, withdrawn_at: null },
    },
    security_vulnerability: vulnerability,
    ...{ ...undismissed, dismissed_comment: null },
    ...{ fixed_at: isoTimeOrNull(alert.closedAt), auto_dismissed_at: null },
  };
}

export function codeAlertShape(state: World, repository: Repository, alert: Alert): Json {
  return {
    ...places(state, repository, 'code-scanning', alert),
    instances_url: `${repositoryUrl(state, repository)}/code-scanning/alerts/${alert.number}/instances`,
    state: alert.closedAt === null ? 'open' : 'fixed',
    ...{ ...undismissed, dismissed_comment: null, fixed_at: isoTimeOrNull(alert.closedAt) },
    rule: {
      ...{ id: 'js/xss', name: 'js/xss', severity: 'error', description: 'Cross-site scripting' },
      ...{ security_severity_level: alert.severity, tags: [] },
    },
    tool: { name: 'CodeQL', guid: null, version: '2.0.0' },
    most_recent_instance: { ref: `refs/heads/${repository.defaultBranch}`, state: 'open' },
  };
}

export function secretAlertShape(state: World, repository: Repository, alert: Alert): Json {
  return {
    ...places(state, repository, 'secret-scanning', alert),
    locations_url: `${repositoryUrl(state, repository)}/secret-scanning/alerts/${alert.number}/locations`,
    state: alert.closedAt === null ? 'open' : 'resolved',
    ...{ resolution: alert.closedAt === null ? null : 'revoked', resolved_by: null },
    ...{ resolved_at: isoTimeOrNull(alert.closedAt), secret_type: 'mailchimp_api_key' },
  };
}

export function analysisShape(state: World, repository: Repository, analysis: Analysis): Json {
  return {
    ...{ id: analysis.id, ref: analysis.ref, commit_sha: analysis.sha, error: analysis.error },
    ...{ analysis_key: 'codeql.yml:analyze', environment: '{}', category: 'codeql' },
    ...{ created_at: isoTime(analysis.createdAt), results_count: 0, rules_count: 10 },
    url: `${repositoryUrl(state, repository)}/code-scanning/analyses/${analysis.id}`,
    ...{ sarif_id: String(analysis.id), deletable: true, warning: '' },
    tool: { name: analysis.tool, guid: null, version: '2.0.0' },
  };
}
