import type { LadderPolicy } from '../../facts/ladder/ladder-policy.ts';
import type { RepositoryPlace } from '../../facts/ladder/repository-facts.ts';
import type { BranchRules } from '../../model/records/rules-record.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { unknownBecause } from '../outcome.ts';
import { type DefinitionOfDone, isDone } from '../pull-requests/definition-of-done.ts';
import { mergedByPeople, mergeOf } from '../pull-requests/merged-by-people.ts';
import { type PullRequestTemplate, pullRequestTemplates } from '../pull-requests/template-tasks.ts';
import { shareOfKnown } from '../share-of-known.ts';
import { atLeast } from '../thresholds.ts';
import { namesWorkItem } from './work-item-linked.ts';

export const dodMet = definePractice({
  id: 'dod-met',
  domain: 'agile-development-management',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  levels: atLeast('percent', { 3: 70, 4: 90, 5: 98 }),
  statements: ['definition-of-done'],
  needs: ['place', 'tree', 'files', 'rules', 'pullRequests'],

  evaluate({ place, tree, files, rules, pullRequests }, { at, policy, isSolo }) {
    const { templates, unread } = pullRequestTemplates(tree, files);
    if (unread !== undefined) return unknownBecause({ kind: 'unreadable', path: unread, line: null });
    const definition = definitionOfDone({ place, policy, isSolo, rules, template: templates[0] });

    return shareOfKnown(
      mergedByPeople(pullRequests),
      { endOf: mergeOf, judge: pull => isDone(pull, definition), evidenceOf: pullEvidence },
      at,
      {
        figures: {
          asksTasks: definition.tasks !== null,
          asksChecks: definition.checks === true,
          asksApproval: definition.approvals > 0,
          asksWorkItem: definition.namesWorkItem !== null,
        },
      },
    );
  },
});

/** What applies to a repository, for its window and for each pull request alike. */
export function definitionOfDone(given: {
  readonly place: Pick<RepositoryPlace, 'hasIssues'>;
  readonly policy: Pick<LadderPolicy, 'workItems'>;
  readonly isSolo: boolean;
  readonly rules: BranchRules;
  readonly template: PullRequestTemplate | undefined;
}): DefinitionOfDone {
  const { place, policy, isSolo, rules, template } = given;
  const { in: where, key } = policy.workItems;
  const canName = where === 'outside' ? key !== null : place.hasIssues;

  return {
    tasks: template === undefined || template.tasks === 0 ? null : { since: template.changedAt },
    checks: areChecksRequired(rules),
    approvals: isSolo ? 0 : Math.max(1, rules.approvals),
    namesWorkItem: canName ? namesWorkItem : null,
  };
}

function areChecksRequired({ requiredChecks, isComplete }: BranchRules): DefinitionOfDone['checks'] {
  if (requiredChecks.length > 0) return true;

  // Classic protection may require some.
  return isComplete ? false : { kind: 'source', what: 'rules' };
}
