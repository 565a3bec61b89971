import { z } from 'zod';
import type { AlertRecord } from '../../model/records/rules-record.ts';
import { instantMs } from './answers.ts';
import { askPermitted } from './ask-permitted.ts';
import { type AnalysisSeen, type LadderReads, ladderPermissions } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';

const mostPages = 30;

const severity = z
  .string()
  .nullish()
  .transform((text): AlertRecord['severity'] =>
    text === 'critical' || text === 'high' || text === 'medium' || text === 'low' ? text : null,
  );
const time = instantMs.nullish();

const dependencyShape = z
  .object({
    created_at: instantMs,
    ...{ fixed_at: time, dismissed_at: time, auto_dismissed_at: time },
    security_advisory: z.object({ severity }),
    security_vulnerability: z.object({ first_patched_version: z.unknown().optional() }).nullish(),
  })
  .transform(
    (row): AlertRecord => ({
      ...{ kind: 'dependency', severity: row.security_advisory.severity, openedAt: row.created_at },
      closedAt: row.fixed_at ?? row.dismissed_at ?? row.auto_dismissed_at ?? null,
      hasFix: row.security_vulnerability?.first_patched_version != null,
    }),
  );

const codeShape = z
  .object({
    created_at: instantMs,
    ...{ fixed_at: time, dismissed_at: time },
    rule: z.object({ security_severity_level: severity }),
  })
  .transform(
    (row): AlertRecord => ({
      ...{ kind: 'code', severity: row.rule.security_severity_level, openedAt: row.created_at },
      ...{ closedAt: row.fixed_at ?? row.dismissed_at ?? null, hasFix: false },
    }),
  );

const secretShape = z.object({ created_at: instantMs, resolved_at: time }).transform(
  (row): AlertRecord => ({
    ...{ kind: 'secret', severity: null, openedAt: row.created_at },
    ...{ closedAt: row.resolved_at ?? null, hasFix: false },
  }),
);

const analysisShape = z
  .object({
    commit_sha: z.string(),
    created_at: instantMs,
    error: z.string().nullish(),
    tool: z.object({ name: z.string().nullish() }),
  })
  .transform(row => ({
    hasFailed: Boolean(row.error),
    analysis: { sha: row.commit_sha, tool: row.tool.name ?? '', at: row.created_at } as AnalysisSeen,
  }));

type AlertReads = Pick<LadderReads, 'dependencyAlerts' | 'codeAlerts' | 'secretAlerts' | 'analyses'>;

export function readAlerts(source: LadderSource): AlertReads {
  const { client } = source;

  return {
    dependencyAlerts: () =>
      askPermitted(source, ladderPermissions.dependencyAlerts, () =>
        client.list(
          { route: 'GET /repos/{owner}/{repo}/dependabot/alerts', what: 'Dependabot alerts' },
          z.array(dependencyShape),
          { mostPages },
        ),
      ),

    codeAlerts: () =>
      client.list(
        { route: 'GET /repos/{owner}/{repo}/code-scanning/alerts', what: 'code scanning alerts' },
        z.array(codeShape),
        { mostPages },
      ),

    secretAlerts: () =>
      askPermitted(source, ladderPermissions.secretAlerts, () =>
        client.list(
          {
            route: 'GET /repos/{owner}/{repo}/secret-scanning/alerts',
            // The secret itself is nothing that Rung wants to hold.
            parameters: { hide_secret: true },
            what: 'secret scanning alerts',
          },
          z.array(secretShape),
          { mostPages },
        ),
      ),

    async analyses(since) {
      const rows = await client.list(
        { route: 'GET /repos/{owner}/{repo}/code-scanning/analyses', what: 'code scanning analyses' },
        z.array(analysisShape),
        { isLast: ({ analysis }) => analysis.at < since, mostPages },
      );
      return rows
        .filter(({ hasFailed, analysis }) => !hasFailed && analysis.at >= since)
        .map(({ analysis }) => analysis);
    },
  };
}
