import { fullName as nameOf } from '../github/world/world-state.ts';
import type { WeeksOutcome } from './chapters/play-weeks.ts';
import type { Step } from './narrator.ts';
import { describeIssues } from './own-issues.ts';
import type { Stage } from './stage.ts';

/** Everything that came of a scenario, for programs: what GitHub shows, what was sent and asked. */
export async function describeOutcome(stage: Stage, steps: readonly Step[], weeks: WeeksOutcome) {
  const { github, server } = stage;
  const repositories = [...github.world.state.repositories.values()];
  const assessments = await server.store.assessments.list(1000);
  // A pull request moves on: which one an older commit was the head of, the assessments know.
  const pullRequests = new Map(assessments.map(({ headSha, pullRequest }) => [headSha, pullRequest]));

  return {
    steps,
    checkRuns: repositories.flatMap(repository =>
      repository.checkRuns
        .filter(run => run.suite.app.id === github.world.state.app.id)
        .map(run => ({
          repository: nameOf(repository),
          pullRequest: pullRequests.get(run.headSha) ?? null,
          sha: run.headSha,
          name: run.name,
          status: run.status,
          conclusion: run.conclusion,
          title: run.title,
          annotations: run.annotations,
        })),
    ),
    comments: repositories.flatMap(repository =>
      repository.comments
        .filter(({ app }) => app?.id === github.world.state.app.id)
        .map(({ id, issueNumber, body }) => ({
          repository: nameOf(repository),
          pullRequest: issueNumber,
          id,
          body,
        })),
    ),
    releases: repositories.flatMap(repository =>
      repository.releases
        .filter(({ draft }) => !draft)
        .map(({ tag, prerelease, assets }) => ({
          repository: nameOf(repository),
          tag,
          sha: repository.objects.peel(repository.refs.get(`refs/tags/${tag}`) ?? ''),
          prerelease,
          assets: assets.map(({ name }) => name),
        })),
    ),
    issues: [...describeIssues(github.world), ...weeks.issues],
    assessments: [
      ...assessments.map(({ repository, pullRequest, headSha, at, findings }) => ({
        kind: 'commit' as const,
        repository: `${repository.owner}/${repository.name}`,
        pullRequest,
        sha: headSha,
        at,
        findings,
      })),
      ...weeks.assessments,
    ],
    deliveries: await server.store.inbox.counts(),
    requests: github.journal.totals(),
    contract: github.contract,
  };
}
