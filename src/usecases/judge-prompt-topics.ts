import { checkRunNames, type PromptTopic, promptTopics } from '../model/check-run-output.ts';
import { GatewayError } from '../model/gateway-error.ts';
import { waiverOf } from '../model/waiver.ts';
import { concludeEvaluation, isOpen } from '../publish/publish-evaluation.ts';
import { rememberedBranch } from './branch-seen.ts';
import type { JudgedPullRequest } from './commit-question.ts';
import { endCheckRun } from './end-check-run.ts';
import { judgeContained } from './judge-contained.ts';
import { judgeDefinitionOfDoneOf } from './judge-definition-of-done.ts';
import { judgePolicyChangeOf } from './judge-policy-change.ts';
import { judgeSecurityOf } from './judge-security.ts';
import { judgeWipLimitOf } from './judge-wip-limit.ts';
import { keptFinding } from './kept-finding.ts';
import { hashOf, promptFacts, rememberedNothing, rememberNothing } from './prompt-facts.ts';
import type { PromptQuestion } from './prompt-question.ts';
import { publishingOf } from './publishing.ts';
import { saveAssessment, toKept } from './save-assessment.ts';
import type { Services } from './services.ts';
import { requiredBy } from './subject.ts';
import { type Verdict, worstVerdict } from './verdict.ts';

/** Null: nothing to show. `wasShown`: GitHub shows an earlier answer, which silence would leave standing. */
type Judge = (
  services: Services,
  question: PromptQuestion,
  judged: JudgedPullRequest,
  wasShown: boolean,
) => Promise<Verdict | null>;

const judges: Readonly<Record<PromptTopic, Judge>> = {
  'wip-limit': judgeWipLimitOf,
  'definition-of-done': judgeDefinitionOfDoneOf,
  security: judgeSecurityOf,
  policy: judgePolicyChangeOf,
};

const soonMs = 1_000;

/** `failure`: what kept one of them from being judged and may pass, to be thrown once all others have their answer. */
export interface PromptOutcome {
  readonly recheckAt: Date | null;
  readonly failure: GatewayError | null;
}

/** Judges what has to wait for nothing, and publishes each topic that changed in one write. */
export async function judgePromptTopics(
  services: Services,
  question: PromptQuestion,
): Promise<PromptOutcome> {
  const results: ('done' | 'again')[] = [];
  let failure: GatewayError | null = null;
  for (const topic of promptTopics) {
    try {
      results.push(await judgeOne(services, question, topic));
    } catch (error) {
      // GraphQL, which only some of them need, is out now and then when nothing else of GitHub is.
      if (!(error instanceof GatewayError) || error.kind !== 'unavailable') throw error;
      failure ??= error;
    }
  }
  const recheckAt = results.includes('again') ? new Date(services.now().getTime() + soonMs) : null;

  return { recheckAt, failure };
}

async function judgeOne(
  services: Services,
  question: PromptQuestion,
  topic: PromptTopic,
): Promise<'done' | 'again'> {
  const { repository, headSha } = question;
  const place = { repository, headSha, topic };
  const asked = question.pulls.filter(({ modes }) => modes[topic] !== 'off');
  const facts = await promptFacts(services, place);
  const key = `${facts}.${hashOf(asked.map(one => deciding(services, question, one, topic)))}`;
  const latest = await services.store.evaluations.latest(repository.id, headSha, topic);
  if (!isOpen(latest) && [latest?.inputHash, rememberedNothing(services, place)].includes(key)) return 'done';

  if (asked.length === 0 && isOpen(latest)) {
    const published = await endCheckRun(services, latest, 'switched-off', languageOf(question));

    return published === 'busy' ? 'again' : 'done';
  }

  const verdicts = await judgeAll(services, question, topic, asked, latest !== undefined);
  const worst = worstVerdict(verdicts);
  rememberNothing(services, place, worst === undefined ? key : null);
  if (worst === undefined) return 'done';

  await saveChanged(services, question, verdicts);
  const published = await concludeEvaluation(publishingOf(services), place, {
    conclusion: worst.conclusion,
    output: worst.output,
    // What failed is tried again at the next event, whatever it is.
    inputHash: verdicts.some(({ finding }) => finding.reason === 'failed') ? null : key,
  });
  // An event in the meantime may have looked at the answer kept before this one, and so left it alone.
  const isLate = published === 'busy' || (await promptFacts(services, place)) !== facts;

  return isLate ? 'again' : 'done';
}

const languageOf = ({ pulls }: PromptQuestion) => pulls[0]?.policy.policy.language ?? null;

async function judgeAll(
  services: Services,
  question: PromptQuestion,
  topic: PromptTopic,
  asked: readonly JudgedPullRequest[],
  wasShown: boolean,
): Promise<readonly Verdict[]> {
  const about = { ...question, kind: 'pull-request' as const };
  const verdicts = await Promise.all(
    asked.map(one =>
      judgeContained(services, about, one, topic, () => judges[topic](services, question, one, wasShown)),
    ),
  );

  return verdicts.filter(verdict => verdict !== null);
}

/** What of a pull request and its policy can change an answer. */
function deciding(
  services: Services,
  { repository }: PromptQuestion,
  { pull, policy, modes, waivers }: JudgedPullRequest,
  topic: PromptTopic,
): unknown {
  const branch = rememberedBranch(services, repository, pull.baseBranch);
  const isRequired = requiredBy(branch?.required, checkRunNames[topic]) === true;
  const isSaid = topic === 'security' || topic === 'definition-of-done';
  // Keys of outside work items may stand in the title too.
  const title = policy.policy['work-items'].in === 'outside' ? pull.title : null;
  const said = isSaid ? [title, pull.body, pull.labels] : [];

  return [
    ...[pull.number, pull.draft, pull.baseBranch, policy, modes, waiverOf(waivers, topic)],
    ...[isRequired, ...said],
  ];
}

async function saveChanged(
  services: Services,
  question: PromptQuestion,
  verdicts: readonly Verdict[],
): Promise<void> {
  const changed = await Promise.all(
    verdicts.map(async verdict => {
      if (verdict.pullRequest === null) return true;
      const kept = await keptFinding(services, question.repository.id, verdict.pullRequest, verdict.topic);

      return kept?.headSha !== question.headSha || hashOf(kept.finding) !== hashOf(toKept(verdict));
    }),
  );

  await saveAssessment(
    services,
    question,
    verdicts.filter((_, index) => changed[index]),
  );
}
