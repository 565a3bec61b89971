import type { Instant } from '../../../model/records/instant.ts';
import type { IssueRecord } from '../../../model/records/issue-record.ts';
import { markdownLines } from './markdown-lines.ts';
import { readSections, type Section } from './read-sections.ts';

type IncidentText = Pick<IssueRecord, 'sections' | 'causedBy' | 'startedAt' | 'endedAt'>;

const starts = new Set([
  ...['start', 'started', 'start time', 'started at', 'begin', 'beginning', 'impact start'],
  ...['开始', '开始时间', '发生时间', '故障开始时间'],
]);
const ends = new Set([
  ...['end', 'ended', 'end time', 'ended at', 'resolved', 'resolved at', 'restored at', 'impact end'],
  ...['结束', '结束时间', '恢复时间', '故障恢复时间'],
]);

const cause = /^\W{0,4}caused-by:\s{0,4}(\S.{0,200})$/i;
const causeForm =
  /^(?:(external)\b|deployment[:\s#]{1,3}(\d{1,15})\b|#(\d{1,9})\b|\S{0,120}\/pull\/(\d{1,9})\b|([0-9a-f]{7,40})\b)/i;
/** ISO 8601, with a space for the `T` where people write one. Without a zone it is UTC. */
const time = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)\s?(Z|UTC|[+-]\d{2}:?\d{2})?/i;

/** What an issue says of itself in fields and in `Caused-by:` lines. */
export function readIncident(body: string): IncidentText {
  const sections = readSections(body);
  return {
    sections: [...new Set(sections.map(({ heading }) => heading))],
    causedBy: [...new Set(markdownLines(body).flatMap(causeOf))],
    startedAt: timeBelow(sections, starts),
    endedAt: timeBelow(sections, ends),
  };
}

function causeOf(line: string): readonly string[] {
  const said = cause.exec(line.trim())?.[1]?.replaceAll('`', '') ?? '';
  return said.split(/,\s{0,4}/).flatMap(each => {
    const [, external, deployment, pull, address, sha] = causeForm.exec(each.trim()) ?? [];
    if (external !== undefined) return ['external'];
    if (deployment !== undefined) return [`deployment:${deployment}`];
    if (pull !== undefined || address !== undefined) return [`#${pull ?? address}`];
    return sha === undefined ? [] : [sha.toLowerCase()];
  });
}

function timeBelow(sections: readonly Section[], names: ReadonlySet<string>): Instant | null {
  const said = sections.find(({ heading }) => names.has(heading))?.firstLine ?? '';
  const [, day, clock, zone = 'Z'] = time.exec(said) ?? [];
  if (day === undefined || clock === undefined) return null;
  const at = Date.parse(`${day}T${clock}${zone.toUpperCase() === 'UTC' ? 'Z' : zone.toUpperCase()}`);

  return Number.isNaN(at) ? null : at;
}
