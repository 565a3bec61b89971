/** Deeds whose check runs stand on a commit outside of pull requests. */
import type { WorkflowRunHandle } from '../../src/playground/github/handles/workflow-run-handle.ts';
import { ciName, coverageName } from '../../test/support/shown.ts';
import { fail, type Place } from './place.ts';
import type { CommitSubject, Deed, PullSubject } from './subject.ts';

export function enqueue(place: Place, queued: PullSubject): Deed {
  const { repository, pull } = queued;
  let made: CommitSubject | undefined;
  const subject = () => made ?? fail();
  let run: WorkflowRunHandle | undefined;

  return {
    name: 'queue',
    steps: [
      {
        subject,
        act() {
          const group = repository.enqueueMergeGroup([pull.number]);
          const checks = new Map([
            [coverageName, []],
            [ciName, ['success: 1 of 1 workflow green']],
          ]);
          made = {
            ...{
              kind: 'merge-group',
              repository,
              headSha: group.headSha,
              release: null,
              pull: queued,
              checks,
            },
            ...{ asked: 0, guids: [] },
          };
          place.subjects.push(made);
          run = repository.startWorkflowRun({ branch: group.branch, event: 'merge_group' }).begin();
        },
      },
      { subject, act: () => (run ?? fail()).complete({ conclusion: 'success' }) },
    ],
  };
}

export function release(place: Place): Deed {
  const { repository } = place;
  const number = ++place.count;
  let made: CommitSubject | undefined;
  const subject = () => made ?? fail();

  return {
    name: 'release',
    steps: [
      {
        subject,
        act() {
          const headSha = repository.push('main', { [`docs/${number}.md`]: 'New.\n' });
          const run = repository.startWorkflowRun({ branch: 'main', event: 'push' });
          run.complete({ conclusion: 'success' });
          const published = repository.publishRelease(`v${number}.0.0`, { body: 'What changed.' });
          const checks = new Map([['Rung / Release', []]]);
          made = {
            ...{ kind: 'release', repository, headSha, release: published, pull: null, checks },
            ...{ asked: 0, guids: [] },
          };
          place.subjects.push(made);
        },
      },
      {
        subject,
        act() {
          subject().asked += 1;
          subject().release?.edit('What changed, and why.');
        },
      },
    ],
  };
}
