import type { Step } from './narrator.ts';
import type { Stage } from './stage.ts';

/** Everything that came of a scenario, for programs: what GitHub shows, what was sent and asked. */
export async function describeOutcome(stage: Stage, steps: readonly Step[]) {
  const { github, server } = stage;
  const repositories = [...github.world.state.repositories.values()];
  const assessments = await server.store.assessments.list(1000);

  return {
    steps,
    checkRuns: repositories.flatMap(repository =>
      repository.checkRuns
        .filter(run => run.suite.app.id === github.world.state.app.id)
        .map(run => ({
          repository: `${repository.owner.login}/${repository.name}`,
          pullRequest:
            [...repository.pullRequests.values()].find(pull => pull.headSha === run.headSha)?.number ?? null,
          sha: run.headSha,
          name: run.name,
          status: run.status,
          conclusion: run.conclusion,
          title: run.title,
          annotations: run.annotations,
        })),
    ),
    comments: [],
    issues: [],
    assessments: assessments.map(({ repository, pullRequest, headSha, at, findings }) => ({
      repository: `${repository.owner}/${repository.name}`,
      pullRequest,
      sha: headSha,
      at,
      findings,
    })),
    deliveries: await server.store.inbox.counts(),
    requests: github.journal.totals(),
    contract: github.contract,
  };
}
