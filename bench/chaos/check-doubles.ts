import type { Repository } from '../../src/playground/github/world/records.ts';

/** Effects that stand twice on GitHub, and check runs that nobody concluded, of all repositories. */
export function checkDoubles(repositories: Iterable<Repository>): readonly string[] {
  return [...repositories].flatMap(repository => {
    const where = `${repository.owner.login}/${repository.name}`;
    const own = repository.checkRuns.filter(run => run.suite.app.slug === 'rung');
    const comments = repository.comments.filter(({ app }) => app?.slug === 'rung');
    const markers = comments.map(({ issueNumber, body }) => `#${issueNumber} ${markerOf(body)}`);

    return [
      ...twice(own.map(run => run.externalId ?? '')).map(id => `${where}: two check runs ${id}`),
      ...twice(markers).map(marker => `${where}: two comments ${marker}`),
    ];
  });
}

export function checkOpenRuns(repositories: Iterable<Repository>): readonly string[] {
  return [...repositories].flatMap(repository =>
    repository.checkRuns
      .filter(run => run.suite.app.slug === 'rung' && run.status !== 'completed')
      .map(
        run =>
          `${repository.owner.login}/${repository.name}: ${run.name} on ${run.headSha.slice(0, 7)} was left open`,
      ),
  );
}

function markerOf(body: string): string {
  return /<!-- rung:[^>]* -->\s*$/.exec(body)?.[0] ?? 'without a marker';
}

function twice(list: readonly string[]): string[] {
  return [...new Set(list.filter((item, i) => list.indexOf(item) !== i))];
}
