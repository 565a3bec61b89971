import type { RequiredCheck } from '../model/ci.ts';
import { fullName } from '../model/repository.ts';
import { webLinks } from '../render/link.ts';
import type { Subject } from '../render/subject.ts';
import type { CommitQuestion, JudgedPullRequest } from './commit-question.ts';
import type { Services } from './services.ts';

export function subjectOf(
  services: Services,
  question: Pick<CommitQuestion, 'repository' | 'headSha' | 'pulls'>,
  judged: JudgedPullRequest,
): Subject {
  const { repository, headSha, pulls } = question;
  const { pull } = judged;

  return {
    repository: fullName(repository),
    owner: repository.owner,
    headSha,
    baseBranch: pull.baseBranch,
    fromFork: pull.headRepositoryId !== pull.baseRepositoryId,
    draft: pull.draft,
    siblings: pulls.map(one => one.pull.number).filter(number => number !== pull.number),
    links: webLinks(services.webUrl, fullName(repository)),
  };
}

/** Whether a rule requires one of Rung's checks; undefined when the rules could not be read. */
export function requiredBy(
  required: readonly RequiredCheck[] | undefined,
  name: string,
): boolean | undefined {
  return required?.some(check => check.name === name);
}
