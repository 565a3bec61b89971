import { inWindow } from '../../metrics/window.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { severityOf } from '../delivery/incidents.ts';
import { issueEvidence } from '../evidence.ts';
import { nothingOf, unknownBecause } from '../outcome.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';

/** Of a heading, a title, a label or a path. */
const postmortem = /post-?mortem|root[-_ ]cause|复盘/i;
const daysToWrite = 14;

export const postmortemLinked = definePractice({
  id: 'postmortem-linked',
  domain: 'reliability-engineering',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atLeast('percent', { 3: 50, 4: 90, 5: 100 }),
  lines: 'judgement',
  needs: ['incidents', 'issues', 'pullRequests', 'files'],

  evaluate({ incidents, issues, pullRequests, files }, { at }) {
    const closed = incidents.all.filter(({ closedAt }) => closedAt !== null);
    if (closed.length > 0 && closed.every(incident => severityOf(incident) === null))
      return unknownBecause({ kind: 'source', what: 'labels' });
    const severe = closed.filter(incident => (severityOf(incident) ?? 9) <= 2);
    const later = linksOf(issues, pullRequests, files);
    const has = (incident: IssueRecord) =>
      incident.sections.some(section => postmortem.test(section)) ||
      later.some(({ names, at: linked }) => linked <= dueAt(incident) && names(incident.number));
    // There is time to write it: those that are not due yet and have none are left out.
    const due = severe.filter(incident => dueAt(incident) <= at || has(incident));
    const window = inWindow(due, ({ closedAt }) => closedAt, at, 1);
    if (!window.enough) return nothingOf('incidents');

    // When a file was changed last does not tell when it was written: one that names the incident may have come in time.
    const mayHave = (incident: IssueRecord) =>
      !has(incident) && later.some(({ isFile, names }) => isFile && names(incident.number));

    return shareThatDoes(window, has, issueEvidence, {
      inferred: incidents.inferred,
      lowerBound: window.items.some(mayHave) ? { kind: 'truncated', what: 'files' } : null,
    });
  },
});

const dueAt = ({ closedAt }: IssueRecord): Instant => (closedAt ?? 0) + daysToWrite * dayMs;

interface Link {
  readonly at: Instant;
  readonly isFile?: true;
  readonly names: (incident: number) => boolean;
}

/** Issues, pull requests and files about what happened, and the incidents that they name. */
function linksOf(
  issues: readonly IssueRecord[],
  pulls: readonly PullRequestRecord[],
  files: Readonly<Record<string, { readonly changedAt: Instant | null }>>,
): readonly Link[] {
  // A number alone may be a part of a date.
  const named = (text: string) =>
    new Set([...text.matchAll(/(?:#|incident[-_ ]?|inc[-_ ]?)(\d+)/gi)].map(([, number]) => Number(number)));

  return [
    ...issues
      .filter(({ title, labels }) => [title, ...labels].some(text => postmortem.test(text)))
      .map(({ openedAt, title, mentions }): Link => {
        const numbers = new Set([...named(title), ...(mentions ?? [])]);

        return { at: openedAt, names: incident => numbers.has(incident) };
      }),
    ...pulls
      .filter(({ title, files: changed }) => {
        return postmortem.test(title) || (changed ?? []).some(({ path }) => postmortem.test(path));
      })
      .map(({ openedAt, issues: linked }): Link => {
        return { at: openedAt, names: incident => linked.includes(incident) };
      }),
    ...Object.entries(files)
      .filter(([path]) => postmortem.test(path))
      .map(([path, { changedAt }]): Link => {
        const numbers = named(path);

        return {
          at: changedAt ?? Number.POSITIVE_INFINITY,
          isFile: true,
          names: incident => numbers.has(incident),
        };
      }),
  ];
}
