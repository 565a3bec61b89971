import { type Fact, known, unknown } from '../../facts/ladder/fact.ts';
import type { LadderPolicy } from '../../facts/ladder/ladder-policy.ts';
import type { TreeEntry } from '../../facts/ladder/repository-facts.ts';
import type { Cause } from '../../model/cause.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';

/** Issues about trouble in production. */
export interface Incidents {
  /** Without duplicates and false alarms. */
  readonly all: readonly IssueRecord[];
  /** What would make it certain which issues they are; null where the policy says it. */
  readonly inferred: Cause | null;
}

const incidentName = /^(?:(?:type|kind)[:/] ?)?incidents?$/i;
const incidentForm = /^\.github\/issue_template\/[^/]*incident[^/]*\.(?:ya?ml|md)$/i;

/** Unknown where nothing of the sort is here: no incident that anybody recorded is not the same as no incident. */
export function incidentsOf(
  issues: readonly IssueRecord[],
  { incidentLabel }: Pick<LadderPolicy, 'incidentLabel'>,
  tree: readonly TreeEntry[],
): Fact<Incidents> {
  if (incidentLabel !== null) {
    const label = incidentLabel.toLowerCase();

    return known({ all: real(issues.filter(({ labels }) => hasLabel(labels, label))), inferred: null });
  }
  const named = issues.filter(
    ({ labels, type }) => incidentName.test(type ?? '') || labels.some(label => incidentName.test(label)),
  );
  if (named.length === 0 && !tree.some(({ path }) => incidentForm.test(path)))
    return unknown({ kind: 'source', what: 'incidents' });

  return known({ all: real(named), inferred: { kind: 'inferred', key: 'incident-label' } });
}

const hasLabel = (labels: readonly string[], wanted: string): boolean =>
  labels.some(label => label.toLowerCase() === wanted);

const real = (issues: readonly IssueRecord[]): readonly IssueRecord[] =>
  issues.filter(({ closedAs }) => closedAs !== 'duplicate' && closedAs !== 'not-planned');

const severityLabel =
  /^(?:severity|sev|s|p|priority)[-:/ ]{0,2}(?:(\d)|(critical|high|major|medium|low|minor))$/i;
const severityWords: Readonly<Record<string, number>> = {
  ...{ critical: 1, high: 2, major: 2, medium: 3, low: 4, minor: 4 },
};

/** 1 is the worst. Null where no label says it. */
export function severityOf({ labels }: Pick<IssueRecord, 'labels'>): number | null {
  const found = labels.flatMap(label => {
    const [, digit, word] = severityLabel.exec(label.trim()) ?? [];
    if (digit !== undefined) return [Number(digit)];

    return word === undefined ? [] : [severityWords[word.toLowerCase()] ?? 4];
  });

  return found.length === 0 ? null : Math.min(...found);
}
