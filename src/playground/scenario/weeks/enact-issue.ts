import type { IssueDeed } from './move.ts';
import { named, type Team } from './team.ts';

export function enactIssue({ repository, issues, pulls }: Team, deed: IssueDeed): void {
  const { conversation } = repository;
  switch (deed.do) {
    case 'plan': {
      const { by, labels, causedBy } = deed;
      const body = causedBy === undefined ? '' : `Caused-by: #${named(pulls, causedBy).number}\n`;
      for (const issue of deed.issues)
        issues.set(issue, conversation.openIssue(issue.replaceAll('-', ' '), by, { body, labels }));
      return;
    }
    case 'label':
      for (const issue of deed.issues) conversation.label(named(issues, issue), deed.label, deed.by);
      return;
    case 'claim':
      conversation.assign(named(issues, deed.issue), deed.by, deed.by);
  }
}
