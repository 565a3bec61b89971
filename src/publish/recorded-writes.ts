import type { GitHub } from '../github/port.ts';
import { type CheckRunOutput, type Conclusion, checkRunNames } from '../model/check-run-output.ts';
import type { Reaction } from '../model/issue-comment.ts';
import { fitToBudget } from '../render/budget.ts';
import { carriesMarker } from '../render/comment-marker.ts';
import { subjectOf } from '../render/issue-marker.ts';
import type { IssueEnd } from './issue-writes-port.ts';
import type { CheckRunEffect, WriteGateway } from './write-gateway.ts';

/** What would have been written. */
export type RecordedWrite =
  | ({
      readonly kind: 'check-run';
      readonly name: string;
      readonly headSha: string;
      /** Null while inputs are awaited. */
      readonly conclusion: Conclusion | null;
    } & Omit<CheckRunOutput, 'annotations'> & { readonly annotations: number })
  /** `commentId`: of the one that would be edited; null for a new one. */
  | {
      readonly kind: 'comment';
      readonly number: number | null;
      readonly commentId: number | null;
      readonly body: string;
    }
  /** `number`: of the one that would be edited; null, with a title, for a new one. */
  | {
      readonly kind: 'issue';
      readonly number: number | null;
      readonly title: string | null;
      readonly body: string;
      readonly state: IssueEnd | null;
    }
  | { readonly kind: 'reaction'; readonly commentId: number; readonly content: Reaction };

export interface WriteRecord {
  readonly writes: WriteGateway;
  /** What was recorded since it was taken last. */
  take(): readonly RecordedWrite[];
}

/** A write gateway that writes nothing. It looks for comments that are there, so that these are edited, not made anew. */
export function recordWrites(github: GitHub): WriteRecord {
  let recorded: RecordedWrite[] = [];
  // No id of GitHub's is below zero.
  let lastId = 0;
  const newId = () => --lastId;

  function keepCheckRun(effect: CheckRunEffect, conclusion: Conclusion | null, output: CheckRunOutput): void {
    const { title, summary, text, annotations } = output;
    recorded.push({
      ...{ kind: 'check-run', name: checkRunNames[effect.topic], headSha: effect.headSha, conclusion },
      ...{ title, summary, text, annotations: annotations.length },
    });
  }

  return {
    take() {
      const taken = recorded;
      recorded = [];

      return taken;
    },

    writes: {
      async startCheckRun(_repository, effect, output) {
        keepCheckRun(effect, null, output);

        return newId();
      },
      async concludeCheckRun(_repository, effect, checkRunId, { conclusion, output }) {
        keepCheckRun(effect, conclusion, output);

        return checkRunId ?? newId();
      },
      foundBefore: async () => undefined,
      isDoubled: async () => false,

      async createComment(_repository, { number }, body) {
        recorded.push({ kind: 'comment', number, commentId: null, body: fitToBudget(body, 60_000) });

        return newId();
      },
      async findComment(repository, { number, marker }) {
        const comments = await github.writes(repository).comments(number);
        const own = comments.find(({ appId, body }) => appId === github.appId && carriesMarker(body, marker));

        return own?.id ?? null;
      },
      async updateComment(_repository, commentId, body) {
        recorded.push({ kind: 'comment', number: null, commentId, body: fitToBudget(body, 60_000) });

        return 'written';
      },
      async createIssue(repository, { subject }, { title, body }) {
        const own = await github.writes(repository).ownIssues();
        const found = own.find(issue => subjectOf(issue.body, github.appId) === subject);
        if (found !== undefined) return { kind: 'adopted', number: found.number };
        recorded.push({ kind: 'issue', number: null, title, body: fitToBudget(body, 60_000), state: null });

        return { kind: 'created', number: newId() };
      },
      async updateIssue(_repository, { number }, body, state = undefined) {
        recorded.push({
          ...{ kind: 'issue', number, title: null, body: fitToBudget(body, 60_000), state: state ?? null },
        });

        return 'written';
      },
      async filedIssues(repository) {
        const own = await github.writes(repository).ownIssues();

        return own.flatMap(issue => {
          const subject = subjectOf(issue.body, github.appId);
          return subject === null ? [] : [{ subject, issue }];
        });
      },

      async react(_repository, commentId, content) {
        recorded.push({ kind: 'reaction', commentId, content });
      },
    },
  };
}

/** GitHub without its writes, for whoever must not write whatever happens. */
export function refuseWrites(github: GitHub): GitHub {
  async function refuse(): Promise<never> {
    throw new Error('Nothing may be written here.');
  }

  return {
    ...github,
    writes(repository) {
      const { ownCheckRuns, comments, comment, issue, ownLogin, ownIssues } = github.writes(repository);
      return {
        ...{ ownCheckRuns, comments, comment, issue, ownLogin, ownIssues },
        ...{ createCheckRun: refuse, updateCheckRun: refuse },
        ...{ createIssue: refuse, updateIssue: refuse },
        ...{ createComment: refuse, updateComment: refuse, deleteComment: refuse, react: refuse },
      };
    },
  };
}
