import type { AskedLevel } from '../../../model/level.ts';
import type { Practice } from '../../../practices/define-practice.ts';
import type { Texts } from '../../texts.ts';
import { improvementKey } from '../improvement-text.ts';
import { dependabotDraft } from './dependabot-draft.ts';
import type { Draft, DraftContext } from './draft.ts';
import { catalogDraft, objectiveDraft, probesDraft, requestsDraft, spreadDraft } from './manifest-drafts.ts';
import { codeOwnersDraft, ownersOfAll } from './owner-drafts.ts';
import {
  codeScanningDraft,
  dependencyReviewDraft,
  testReportDraft,
  testWorkflowDraft,
} from './workflow-drafts.ts';

type Levels = readonly AskedLevel[] | 'all';

/** Where the text of a practice's template goes, and for which levels. */
const written: Readonly<Record<string, readonly (readonly [Levels, string])[]>> = {
  'dod-declared': [['all', '.github/pull_request_template.md']],
  'architecture-record': [
    [[2], 'docs/architecture.md'],
    [[3], 'docs/decisions/0001-title.md'],
  ],
  'error-budget-gate': [[[4], 'docs/error-budget-policy.md']],
  'incident-recorded': [[[3, 4], '.github/ISSUE_TEMPLATE/incident.yml']],
  'onboarding-docs': [[[2], 'CONTRIBUTING.md']],
  'postmortem-linked': [['all', 'docs/postmortems/template.md']],
  'production-readiness': [['all', 'docs/production-readiness.md']],
  'runbook-present': [['all', 'docs/runbooks/service.md']],
  'security-policy': [['all', 'SECURITY.md']],
  'threat-model': [[[3], 'docs/threat-model.md']],
  'value-stated': [['all', '.github/ISSUE_TEMPLATE/feature.yml']],
};

/** What is made from the facts, and says nothing in words. */
const made: Readonly<Record<string, readonly [Levels, (context: DraftContext) => Draft | null]>> = {
  'capacity-declared': [[2], requestsDraft],
  'catalog-entry': ['all', catalogDraft],
  'ci-present': ['all', testWorkflowDraft],
  'codeowners-cover': ['all', codeOwnersDraft],
  'dep-review': [[3], dependencyReviewDraft],
  'dep-updates': [[2], dependabotDraft],
  'ha-declared': [[4], spreadDraft],
  'health-probes': ['all', probesDraft],
  'oncall-owner': ['all', ownersOfAll],
  sast: [[2, 3], codeScanningDraft],
  'slo-declared': [[3], objectiveDraft],
  'test-results-published': ['all', testReportDraft],
};

/** What to begin with, where there is something to paste; null where people have to write it themselves. */
export function draftOf(practice: Practice, context: DraftContext, texts: Texts, view: object): Draft | null {
  const isFor = (levels: Levels) => levels === 'all' || levels.includes(context.level);
  const maker = made[practice.id];
  if (maker !== undefined) return isFor(maker[0]) ? maker[1](context) : null;
  const [, path] = written[practice.id]?.find(([levels]) => isFor(levels)) ?? [];
  const key = improvementKey(practice, 'file', context.level, texts);
  if (path === undefined || key === undefined) return null;

  return { path, text: texts.text(key, view), language: path.endsWith('.yml') ? 'yaml' : 'markdown' };
}
