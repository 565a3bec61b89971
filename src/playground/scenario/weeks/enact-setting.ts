import type { SettingDeed } from './move.ts';
import type { Team } from './team.ts';

/** Nobody pushes past a review and the check, and nobody takes the branch back. */
export function enactSetting({ repository }: Team, { check }: SettingDeed): void {
  const parameters = {
    ...{ required_approving_review_count: 1, dismiss_stale_reviews_on_push: false },
    ...{ require_code_owner_review: false, require_last_push_approval: false },
    required_review_thread_resolution: false,
  };
  repository.addRuleSet([{ context: check, integrationId: null }], {
    rules: [{ type: 'non_fast_forward' }, { type: 'deletion' }, { type: 'pull_request', parameters }],
  });
}
