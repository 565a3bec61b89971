import { maintainer, policyPath } from '../../scenario/harbour.ts';
import { type Move, pullOf, pullPath } from './move.ts';

export const closePull: Move = {
  id: 'close',
  label: 'Close pull request',
  does: 'Closes it without merging.',
  blockedBecause: (harbour, fields) =>
    pullOf(harbour, fields).record.state === 'closed' ? 'It is closed.' : undefined,
  play(harbour, fields) {
    const pull = pullOf(harbour, fields);
    pull.close();

    return pullPath(harbour, pull.number);
  },
};

export const reopenPull: Move = {
  id: 'reopen',
  label: 'Reopen pull request',
  does: 'Opens it again.',
  blockedBecause(harbour, fields) {
    const { state, merged } = pullOf(harbour, fields).record;
    if (state === 'open') return 'It is open.';

    return merged ? 'It is merged.' : undefined;
  },
  play(harbour, fields) {
    const pull = pullOf(harbour, fields);
    pull.reopen();

    return pullPath(harbour, pull.number);
  },
};

export const toDraft: Move = {
  id: 'draft',
  label: 'Convert to draft',
  does: 'Says that it is not ready for review.',
  blockedBecause(harbour, fields) {
    const { state, draft } = pullOf(harbour, fields).record;
    if (state === 'closed') return 'It is closed.';

    return draft ? 'It is a draft.' : undefined;
  },
  play(harbour, fields) {
    const pull = pullOf(harbour, fields);
    pull.convertToDraft();

    return pullPath(harbour, pull.number);
  },
};

export const toReady: Move = {
  id: 'ready',
  label: 'Ready for review',
  does: 'Ends the draft.',
  blockedBecause(harbour, fields) {
    const { state, draft } = pullOf(harbour, fields).record;
    if (state === 'closed') return 'It is closed.';

    return draft ? undefined : 'It is no draft.';
  },
  play(harbour, fields) {
    const pull = pullOf(harbour, fields);
    pull.markReady();

    return pullPath(harbour, pull.number);
  },
};

export const mergePull: Move = {
  id: 'merge',
  label: 'Merge pull request',
  does: 'Merges it into main.',
  blockedBecause(harbour, fields) {
    const pull = pullOf(harbour, fields);
    if (pull.record.state === 'closed') return 'It is closed.';
    if (pull.record.draft) return 'It is a draft.';
    // The recorded test runs know no such merge.
    const isCode = pull.files.some(file => file.path !== policyPath && !file.path.startsWith('docs/'));

    return isCode ? 'The playground has recorded no test run of this merge.' : undefined;
  },
  play(harbour, fields) {
    const pull = pullOf(harbour, fields);
    pull.merge(maintainer);

    return pullPath(harbour, pull.number);
  },
};

const quietLabel = 'rung:quiet';

export const labelQuiet: Move = {
  id: 'label-quiet',
  label: `Add the label ${quietLabel}`,
  does: 'Asks Rung for no comment on this pull request.',
  blockedBecause(harbour, fields) {
    const { state, labels } = pullOf(harbour, fields).record;
    if (state === 'closed') return 'It is closed.';

    return labels.includes(quietLabel) ? 'It has the label.' : undefined;
  },
  play(harbour, fields) {
    const pull = pullOf(harbour, fields);
    pull.label(quietLabel);

    return pullPath(harbour, pull.number);
  },
};
