import type { IssueCommandOutcome } from '../../facts/decide-issue-command.ts';
import { type IssueCommand, type IssueCommandProblem, issueCommandNames } from '../../model/issue-command.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import { nearestKey } from '../../policy/nearest-key.ts';
import { catalogue } from '../../practices/catalogue.ts';
import { practiceText } from '../ladder/practice-text.ts';
import { saidText } from '../ladder/said-text.ts';
import { md } from '../markdown.ts';
import type { Texts } from '../texts.ts';
import { moment } from '../time.ts';

export interface IssueCommandReplyView {
  readonly command: IssueCommand;
  readonly outcome: Exclude<IssueCommandOutcome, 'no-right'>;
  /** The last day of what was put off or waived, such as `2027-03-31`; null for other commands. */
  readonly until: string | null;
  /** When the next recheck is carried out. */
  readonly nextRecheckAt: Date;
  /** Of the practice that is explained; null where none was assessed yet. */
  readonly result: PracticeResult | null;
}

/** Markdown of one comment. */
export function issueCommandReply(texts: Texts, view: IssueCommandReplyView): string {
  const { command, outcome, until } = view;
  if (command.name === 'unclear') return unclear(texts, command.problem);
  if (outcome === 'done' && command.name === 'help') return help(texts);
  if (outcome === 'done' && command.name === 'explain') return explain(texts, command.practice, view.result);
  const isAwake = command.name === 'snooze' && command.days === 0;
  const name = isAwake ? 'awake' : command.name;

  return String(
    texts.markdown(`issue-commands:reply.${outcome === 'done' ? name : outcome}`, {
      ...{ until, time: moment(view.nextRecheckAt) },
      ...(command.name === 'waive' ? { practice: command.practice, reason: command.reason } : {}),
    }),
  );
}

const help = (texts: Texts): string => String(texts.markdown('issue-commands:help'));

function unclear(texts: Texts, problem: IssueCommandProblem): string {
  const known = problem.kind === 'unknown-command' ? issueCommandNames : catalogue.map(({ id }) => id);

  return String(
    texts.markdown(`issue-commands:unclear.${problem.kind}`, {
      ...problem,
      nearest: 'word' in problem ? nearestKey(problem.word, known) : null,
      list: texts.markdown('issue-commands:help'),
    }),
  );
}

function explain(texts: Texts, id: string, result: PracticeResult | null): string {
  const practice = catalogue.find(one => one.id === id);
  if (practice === undefined) return help(texts);
  const seen = result === null ? '' : saidText(practice, result, texts, md);

  return texts
    .text('issue-commands:explain', {
      question: practiceText(practice, 'question', texts),
      reason: practiceText(practice, 'why', texts),
      next: practiceText(practice, 'remedy', texts),
      evidence: seen === '' ? texts.text('issue-commands:unseen') : seen,
      practice: id,
    })
    .trim();
}
