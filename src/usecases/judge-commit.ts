import { type CiSeen, collectCiSeen } from '../collect/collect-ci.ts';
import type { RunTopic } from '../model/check-run-output.ts';
import { waiverOf } from '../model/waiver.ts';
import { inputKeyOf, storedKey } from '../publish/input-key.ts';
import { concludeEvaluation, isOpen, openEvaluation, type Published } from '../publish/publish-evaluation.ts';
import { waitingOutput } from '../render/waiting-output.ts';
import { readBranch } from './branch-seen.ts';
import type { CommitQuestion, JudgedPullRequest } from './commit-question.ts';
import { endCheckRun } from './end-check-run.ts';
import { judgeTopic } from './judge-topic.ts';
import { publishingOf } from './publishing.ts';
import { saveAssessment } from './save-assessment.ts';
import { say } from './say.ts';
import type { Services } from './services.ts';
import type { TopicState } from './topic-inputs.ts';
import { type Verdict, worstVerdict } from './verdict.ts';

const busyRetryMs = 1_000;

/** Opens what has to wait, judges what is final, and publishes each topic that changed. */
export async function judgeCommit(
  services: Services,
  question: CommitQuestion,
): Promise<{ recheckAt: Date | null }> {
  const shown = shownStates(question.states, question.pulls);
  const ready = shown.filter(state => state.inputs.state === 'final' || state.inputs.state === 'overdue');
  const results: Published[] = [];
  for (const state of shown)
    if (!ready.includes(state)) results.push(await openTopic(services, question, state));
  for (const state of question.states)
    if (!shown.includes(state) && isOpen(state.latest) && question.pulls.length > 0)
      results.push(await endCheckRun(services, state.latest, 'switched-off', languageOf(question)));

  if (ready.length > 0) results.push(...(await judgeReady(services, question, ready)));
  else if (shown.length > 0) await rememberBranches(services, question);

  return { recheckAt: results.includes('busy') ? new Date(services.now().getTime() + busyRetryMs) : null };
}

/** Without those that are off for every pull request: nothing is opened for them, so nothing is waited for either. */
export function shownStates(
  states: readonly TopicState[],
  pulls: readonly JudgedPullRequest[],
): readonly TopicState[] {
  return states.filter(state => pulls.some(({ modes }) => modes[state.topic] !== 'off'));
}

async function judgeReady(
  services: Services,
  question: CommitQuestion,
  ready: readonly TopicState[],
): Promise<readonly Published[]> {
  const reads = services.github.reads(question.repository);
  const seen = await collectCiSeen(reads, question.headSha, question.runs, services.github.appId);
  const keyOf = (topic: RunTopic) =>
    storedKey(inputKeyOf(question.runs, inputsOfTopic(topic, seen), decidingFor(topic, question)));
  const changed = ready.filter(
    state => isOpen(state.latest) || state.latest?.inputHash !== keyOf(state.topic),
  );
  if (changed.length === 0) return [];

  const verdicts = await Promise.all(changed.map(state => judgeTopic(services, question, state, seen)));
  await saveAssessment(
    services,
    question,
    verdicts.flatMap(list => list.filter(verdict => verdict !== 'waiting')),
  );

  const results: Published[] = [];
  for (const [i, state] of changed.entries()) {
    results.push(await publishTopic(services, question, state, verdicts[i] ?? [], keyOf(state.topic)));
  }

  return results;
}

async function publishTopic(
  services: Services,
  question: CommitQuestion,
  state: TopicState,
  verdicts: readonly (Verdict | 'waiting')[],
  inputHash: string,
): Promise<Published> {
  const final = verdicts.filter(verdict => verdict !== 'waiting');
  const worst = worstVerdict(final);
  if (worst === undefined || final.length < verdicts.length)
    return await openTopic(services, question, state);

  return await concludeEvaluation(publishingOf(services), targetOf(question, state.topic), {
    conclusion: worst.conclusion,
    output: worst.output,
    // What failed is tried again at the next event, whatever it is.
    inputHash: final.some(verdict => verdict.finding.reason === 'failed') ? null : inputHash,
  });
}

async function openTopic(
  services: Services,
  question: CommitQuestion,
  state: TopicState,
): Promise<Published> {
  const runs = state.inputs.state === 'running' ? state.inputs.runs : [];
  const output = say(services, languageOf(question), texts => waitingOutput(texts, state.topic, runs));

  return await openEvaluation(
    publishingOf(services),
    targetOf(question, state.topic),
    state.deadline,
    output,
  );
}

/** While runs are still going the next event can then tell relevant ones from others without a read. */
async function rememberBranches(services: Services, question: CommitQuestion): Promise<void> {
  for (const { pull, policy } of question.pulls) {
    const globs = policy.policy.checks['incremental-coverage'].artifacts;
    await readBranch(services, question.repository, pull.baseBranch, globs);
  }
}

/** What others say of the commit does not change the coverage. */
function inputsOfTopic(topic: RunTopic, seen: CiSeen): Pick<CiSeen, 'checkRuns' | 'statuses'> {
  return topic === 'incremental-coverage' ? { checkRuns: [], statuses: [] } : seen;
}

function decidingFor(topic: RunTopic, { pulls, sent = [] }: CommitQuestion): readonly unknown[] {
  const all = pulls.map(one => deciding(one, topic));

  return topic === 'incremental-coverage' ? [...all, ...sent.map(one => one.contentSha256)] : all;
}

/** What of a pull request and its policy can change an answer. */
function deciding({ pull, policy, modes, waivers }: JudgedPullRequest, topic: RunTopic): unknown {
  return [
    pull.number,
    pull.draft,
    pull.baseBranch,
    pull.mergeable === false,
    policy.policy,
    modes,
    policy.problems,
    policy.notes,
    waiverOf(waivers, topic),
  ];
}

function languageOf({ pulls }: CommitQuestion) {
  return pulls[0]?.policy.policy.language ?? null;
}

function targetOf(question: CommitQuestion, topic: RunTopic) {
  const { repository, headSha } = question;

  return { repository, headSha, topic };
}
