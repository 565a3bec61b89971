import type { CommandOutcome } from '../facts/decide-command.ts';
import { type Topic, topics } from '../model/check-run-output.ts';
import { type Command, type CommandProblem, commandNames } from '../model/command.ts';
import { isWaivable } from '../model/waiver.ts';
import { nearestKey } from '../policy/nearest-key.ts';
import type { PolicyInForce } from '../policy/policy.ts';
import { modeSetting } from './mode-setting.ts';
import { placeOf } from './rule-sentence.ts';
import { type Subject, shortSha } from './subject.ts';
import type { Rendered, Texts } from './texts.ts';
import { moment } from './time.ts';
import { waiveSentence } from './waiver-sentences.ts';

export interface CommandReplyView {
  readonly command: Command;
  readonly outcome: Exclude<CommandOutcome, 'no-right'>;
  readonly subject: Subject;
  /** The head when the comment was written, where that was another one. */
  readonly headBefore: string | null;
  /** When the next recheck is carried out. */
  readonly nextRecheckAt: Date;
  readonly policy: PolicyInForce;
}

/** Markdown of one comment. */
export function commandReply(texts: Texts, view: CommandReplyView): string {
  return String(sentences(texts, view));
}

function sentences(texts: Texts, view: CommandReplyView): Rendered {
  const { command, outcome, subject } = view;
  const head = shortSha(subject.headSha);
  if (command.name === 'unclear' && outcome === 'unclear') return unclear(texts, head, command.problem);
  if (outcome === 'not-waivable' && command.name === 'waive')
    return texts.markdown(`commands:not-waivable.${command.practice}`, { head });
  if (outcome === 'done' && command.name === 'help') return help(texts, head);
  if (outcome === 'done' && command.name === 'explain') return explain(texts, view, command.practice);

  return texts.markdown(`commands:reply.${outcome === 'done' ? command.name : outcome}`, {
    head,
    before: view.headBefore === null ? null : shortSha(view.headBefore),
    time: moment(view.nextRecheckAt),
    ...(command.name === 'waive' ? { practice: command.practice, reason: command.reason } : {}),
  });
}

function help(texts: Texts, head: string): Rendered {
  return texts.markdown('commands:help', { head, practices: practiceNames(texts) });
}

function unclear(texts: Texts, head: string, problem: CommandProblem): Rendered {
  const known: readonly string[] = problem.kind === 'unknown-command' ? commandNames : topics;

  return texts.markdown(`commands:unclear.${problem.kind}`, {
    ...problem,
    head,
    nearest: 'word' in problem ? nearestOf(problem.word, known) : null,
    list: help(texts, head),
    practices: practiceNames(texts),
  });
}

/** `ci` is too far from `ci-status` for a slip of the pen, and means it all the same. */
function nearestOf(word: string, known: readonly string[]): string | undefined {
  return nearestKey(word, known) ?? known.find(name => name.startsWith(word.toLowerCase()));
}

function practiceNames(texts: Texts): Rendered {
  return texts.markdown('commands:practices', { names: topics });
}

function explain(texts: Texts, { policy, subject }: CommandReplyView, practice: Topic): Rendered {
  const { checks } = policy.policy;
  const paragraphs = [
    texts.markdown(`commands:explain.${practice}`, {
      target: checks['incremental-coverage'].target,
      limit: checks['wip-limit']['per-author'],
    }),
    texts.markdown('commands:rules', {
      head: shortSha(subject.headSha),
      rules: rulesOf(policy, practice).map(({ setting, provenance }) => ({
        setting,
        place: placeOf(texts, subject, provenance),
      })),
    }),
    isWaivable(practice)
      ? texts.markdown('commands:exception.waive', { waive: waiveSentence(texts, practice) })
      : texts.markdown(`commands:exception.${practice}`),
  ];

  return texts.join(paragraphs) ?? texts.markdown('commands:practices', { names: [] });
}

const builtIn = { source: 'built-in', file: 'built-in', line: null, locked: false } as const;

/** What asks for a value, where there is one, and what makes the check a gate or advice. */
function rulesOf(inForce: PolicyInForce, practice: Topic): readonly ReturnType<typeof modeSetting>[] {
  const { policy, provenance } = inForce;
  const value = (key: string, setting: unknown) => ({
    setting: `${key}: ${setting}`,
    provenance: provenance[key] ?? builtIn,
  });
  const mode = modeSetting(inForce, practice);
  if (practice === 'wip-limit')
    return [value('checks.wip-limit.per-author', policy.checks[practice]['per-author']), mode];

  return practice === 'incremental-coverage'
    ? [value('checks.incremental-coverage.target', policy.checks[practice].target), mode]
    : [mode];
}
