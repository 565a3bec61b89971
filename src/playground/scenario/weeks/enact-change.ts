import type { ChangeDeed } from './move.ts';
import { named, type Team } from './team.ts';

const done = '- [x] tests\n- [x] documents\n- [x] a way back\n';

export function enactChange(team: Team, deed: ChangeDeed): void {
  const { repository, issues, pulls } = team;
  const { branch } = deed;
  switch (deed.do) {
    case 'commit':
      repository.push(branch, deed.files, { by: deed.by });
      return;
    case 'open': {
      const { by: author, title, closes, isDraft: draft } = deed;
      const body = closes === null ? done : `Closes #${named(issues, closes).number}\n\n${done}`;
      pulls.set(branch, repository.openPullRequest({ head: branch, author, title, body, draft }));
      return;
    }
    case 'park':
      named(pulls, branch).convertToDraft();
      return;
    case 'ready':
      named(pulls, branch).markReady();
      return;
    case 'review':
      named(pulls, branch).review(deed.by);
      return;
    case 'merge':
      merge(team, branch);
  }
}

/** GitHub closes the issue that the description names. */
function merge({ repository, issues, pulls }: Team, branch: string): void {
  const pull = named(pulls, branch);
  const author = pull.record.author.login;
  pull.merge(author);
  const closed = [...issues.values()].filter(({ number }) =>
    new RegExp(`^Closes #${number}\\b`).test(pull.record.body ?? ''),
  );
  for (const issue of closed) repository.conversation.close(issue, author);
}
