import type { PullRequestHandle } from '../../github/handles/pull-request-handle.ts';
import { recordedChanges, runOnPullRequest, runOnPush } from '../../scenario/example.ts';
import type { Harbour } from '../../scenario/harbour.ts';
import { type RecordedName, readRecorded } from '../../scenario/recorded.ts';
import { WrongInput } from '../fields.ts';
import { type Move, pullOf, pullPath } from './move.ts';

interface Fix {
  readonly before: RecordedName;
  readonly after: RecordedName;
  /** A file that tells whether the fix is there. */
  readonly testFile: string;
}

const fixes: ReadonlyMap<string, Fix> = new Map([
  ['throttle', { before: 'throttle', after: 'throttle-fixed', testFile: 'test/quotes/throttle.test.ts' }],
  ['replay', { before: 'fork-replay', after: 'fork-replay-fixed', testFile: 'test/quotes/candles.test.ts' }],
]);

export const pushFix: Move = {
  id: 'push-fix',
  label: 'Push the missing tests',
  does: "Pushes a commit with tests to the pull request's branch, and lets its CI finish.",
  blockedBecause(harbour, fields) {
    const pull = pullOf(harbour, fields);
    const fix = fixes.get(pull.record.headBranch);
    if (pull.record.state === 'closed') return 'It is closed.';
    if (fix === undefined) return 'No tests are missing here.';

    return isFixed(harbour, pull, fix) ? 'The tests are there already.' : undefined;
  },
  play(harbour, fields) {
    const pull = pullOf(harbour, fields);
    const { quotes, stage } = harbour;
    const fix = fixes.get(pull.record.headBranch);
    if (fix === undefined) throw new WrongInput('No tests are missing here.');
    const { head, headBranch, author } = pull.record;
    const message = readRecorded(fix.after).message;
    const from = head === null ? quotes : stage.github.world.repository(`${head.owner.login}/${head.name}`);
    from.push(headBranch, recordedChanges(fix.before, fix.after), { by: author.login, message });
    if (from.id === quotes.id) runOnPush(quotes, headBranch, fix.after);
    else runOnPullRequest(quotes, pull.number, fix.after);

    return pullPath(harbour, pull.number, '/checks');
  },
};

function isFixed({ quotes }: Harbour, pull: PullRequestHandle, fix: Fix): boolean {
  return quotes.read(fix.testFile, pull.headSha) === readRecorded(fix.after).files[fix.testFile];
}
