import type { CheckRun } from '../../src/playground/github/world/records.ts';
import { ciName, coverageName, wipName } from '../../test/support/shown.ts';
import { judgedAt } from '../../test/support/small-change.ts';
import { answersTo, ownComments } from './answers.ts';
import type { CommandSubject, CommitSubject, PullSubject, Subject } from './subject.ts';

export const waived = 'neutral: 70.00% of 10 changed lines run by tests; asked 80%, waived';

/**
 * What is wrong on GitHub with a subject whose events have all been worked through.
 * @param isPastDeadline the clock was moved on over the deadlines of what still waited.
 */
export function checkSubject(subject: Subject, isPastDeadline: boolean): readonly string[] {
  const problems = subject.kind === 'pull' ? checkPull(subject) : checkCommit(subject, isPastDeadline);
  const name = subject.kind === 'pull' ? `#${subject.pull.number}` : subject.kind;

  return problems.map(problem => `${subject.repository.fullName} ${name}: ${problem}`);
}

/** All that people and Rung said there, for whoever looks for the cause of a problem. */
export function tellSubject(subject: Subject): readonly string[] {
  const { repository, headSha } =
    subject.kind === 'pull' ? { ...subject, headSha: subject.pull.headSha } : subject;
  const comments =
    subject.kind === 'pull'
      ? repository.conversation
          .comments(subject.pull.number)
          .map(
            ({ id, body, author, createdAt }) => `${createdAt.toISOString()} ${id} ${author.login}: ${body}`,
          )
      : [];
  const runs = repository.checks
    .runs({ app: 'rung', headSha })
    .map(({ name, status, conclusion, title }) => `${name}: ${conclusion ?? status}: ${title}`);

  return [`head ${headSha}`, ...comments, ...runs];
}

function checkPull(subject: PullSubject): readonly string[] {
  const { repository, pull, hits, asked, waiver } = subject;
  if (pull.record.state !== 'open') return [];
  const { headSha } = pull;
  const isRed = hits < 8;
  const plain = judgedAt(hits);
  const coverage = { none: [plain], given: [isRed ? waived : plain], perhaps: [plain, waived] }[waiver];
  const problems: string[] = [];
  const expected: readonly [name: string, lines: readonly string[]][] = [
    [coverageName, coverage],
    [ciName, ['success: 1 of 1 workflow green']],
    [wipName, []],
  ];
  for (const [name, lines] of expected) {
    const runs = repository.checks.runs({ app: 'rung', name, headSha });
    problems.push(...checkRuns(name, runs, lines, 1 + (asked.get(headSha) ?? 0) + subject.waivings));
  }
  const sticky = ownComments(subject).filter(({ body }) => body.includes('<!-- rung:sticky:'));
  const atLeast = isRed && waiver === 'none' ? 1 : 0;
  if (sticky.length < atLeast || sticky.length > 1)
    problems.push(`${sticky.length} sticky comments, ${atLeast} to 1 expected`);

  return [...problems, ...subject.commands.flatMap(command => checkCommand(subject, command))];
}

function checkCommand(subject: PullSubject, command: CommandSubject): readonly string[] {
  const { comment, answer } = command;
  const { replies, reactions, count } = answersTo(subject, command);
  const isRight =
    answer === 'reply'
      ? replies === 1 && count === 1
      : answer === 'reaction'
        ? reactions === 1 && count === 1
        : count <= 1;
  const said = `${replies} replies and ${reactions} reactions to "${comment.body}"`;

  return isRight ? [] : [`${said}, expected: ${answer}`];
}

function checkCommit(
  { repository, headSha, checks, asked, pull }: CommitSubject,
  isPastDeadline: boolean,
): readonly string[] {
  return [...checks].flatMap(([name, lines]) => {
    const runs = repository.checks.runs({ app: 'rung', name, headSha });
    // At the deadline it is not judged, and what comes later makes a new check run.
    const isLate = isPastDeadline && runs[0]?.title?.startsWith('Not judged') === true;

    const waivings = name === coverageName ? (pull?.waivings ?? 0) : 0;

    return checkRuns(name, runs, lines, 1 + asked + waivings + (isLate ? 1 : 0));
  });
}

/** `lines`: how the last one may read, `conclusion: title`; any way when there are none. */
function checkRuns(
  name: string,
  runs: readonly CheckRun[],
  lines: readonly string[],
  atMost: number,
): readonly string[] {
  const shown = runs.map(run => `${run.conclusion ?? run.status}: ${run.title}`);
  const last = shown.at(-1);
  if (last === undefined) return [`no check run of ${name}`];
  const isRight = lines.length === 0 || lines.includes(last);
  const problems = isRight ? [] : [`${name} says "${last}", expected "${lines.join('" or "')}"`];
  if (runs.length > atMost)
    problems.push(`${runs.length} check runs of ${name}, at most ${atMost} expected: ${shown.join(' | ')}`);

  return problems;
}
