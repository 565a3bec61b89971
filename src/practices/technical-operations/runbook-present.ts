import type { Deployable } from '../../facts/ladder/deployables/deployable.ts';
import type { FileText } from '../../facts/ladder/repository-facts.ts';
import { allOf, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { isTouchedWithin } from '../last-touched.ts';
import { yesNo } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { yesFrom } from '../thresholds.ts';

const runbook =
  /(?:^|\/)(?:runbooks?|playbooks?)\/(?:[^/]+\/){0,4}(?!readme\.|index\.|template)[^/]+\.(?:md|rst|adoc)$|(?:^|\/)[^/]*(?:runbook|playbook|operations?[-_](?:guide|manual|handbook|docs?)|运维手册|运行手册)[^/]*\.(?:md|rst|adoc)$|(?:^|\/)operations\.(?:md|rst|adoc)$/i;
const currentDays = 365;

export const runbookPresent = definePractice({
  id: 'runbook-present',
  domain: 'technical-operations',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'document',
  seenIn: ['incident-restore-time'],
  levels: yesFrom(2),
  lines: 'judgement',
  needs: ['files', 'deployables'],

  evaluate({ files, deployables: { all } }, { at }) {
    const books = Object.entries(files).filter(([path]) => runbook.test(path));
    const services = all.length > 1 ? all : [undefined];
    const steps = services.map(service =>
      isCovered(
        books.filter(book => isAbout(book, service)),
        at,
      ),
    );
    const answer = allOf(...steps);
    const without = all.filter((_, index) => steps[index] !== true);

    return yesNo(answer === true, {
      lowerBound: typeof answer === 'object' ? answer : null,
      evidence: [
        ...books.map(([path]) => fileEvidence(path)),
        ...(all.length > 1 ? without.map(({ path, line, name }) => fileEvidence(path, line, name)) : []),
      ].slice(0, keptEvidence),
      figures: { runbooks: books.length, whole: all.length, without: all.length > 1 ? without.length : 0 },
    });
  },
});

type Book = readonly [path: string, file: FileText];

/** One service needs no name: everything is about it. */
function isAbout([path, { text }]: Book, service: Deployable | undefined): boolean {
  if (service === undefined) return true;

  return path.includes(service.name) || (text ?? '').includes(service.name);
}

function isCovered(books: readonly Book[], at: number): Step {
  const current = books.map(([, file]) => isTouchedWithin(currentDays, file, at));
  if (current.includes(true)) return true;
  const unseen = books[current.indexOf(null)];

  return unseen === undefined ? false : { kind: 'truncated', what: unseen[0] };
}
