import { isDeepStrictEqual } from 'node:util';
import { isAlias, isNode, visit } from 'yaml';
import { parseWorkflowText } from '../../../facts/ladder/workflows/parse-workflow-text.ts';
import { readWorkflow } from '../../../facts/ladder/workflows/read-workflow.ts';
import type { Workflow, WorkflowJob } from '../../../facts/ladder/workflows/workflow.ts';
import { neededPermissions } from './needed-permissions.ts';

/**
 * The text of a workflow file that declares reading at the top, and in a job what that job seems to write. Null where that
 * cannot be put in safely: the result is read again, and nothing but permissions may have changed.
 */
export function declarePermissions(path: string, text: string): string | null {
  const before = readWorkflow(path, text);
  // What is copied from GitHub has no carriage returns: a patch for such a file would not apply.
  if (before.problem !== null || before.permissions !== null || text.includes('\r')) return null;
  if (hasAnchors(text)) return null;
  const lines = text.split('\n');
  const place = lineBelowOn(lines);
  if (place === undefined) return null;

  const jobs = before.jobs.filter(needsMore).map(job => ({ at: job.line, lines: jobLines(job, lines) }));
  const insertions = [{ at: place, lines: ['permissions:', '  contents: read'] }, ...jobs];
  const after = withInsertions(lines, insertions).join('\n');

  return isSafe(before, readWorkflow(path, after)) ? after : null;
}

/** Of jobs whose own declaration is there, or that hand their token to another workflow, nothing has to be said. */
export const needsMore = (job: WorkflowJob): boolean =>
  job.permissions === null && job.uses === null && Object.keys(neededPermissions(job)).length > 0;

function hasAnchors(text: string): boolean {
  const parsed = parseWorkflowText(text);
  if ('what' in parsed) return true;
  let found = false;
  visit(parsed.document, (_, node) => {
    if (isAlias(node) || (isNode(node) && node.anchor !== undefined)) found = true;
  });

  return found;
}

/** How many lines stand before the first one after the value of `on`; comments below it belong to what comes next. */
function lineBelowOn(lines: readonly string[]): number | undefined {
  const on = lines.findIndex(line => /^(?:on|'on'|"on")\s*:/.test(line));
  if (on < 0) return undefined;
  let last = on;
  for (let index = on + 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    // A list, or the end of a flow, may stand as far to the left as its key.
    if (!/^(?:\s|- |[\]}])/.test(line)) break;
    last = index;
  }

  return last + 1;
}

function jobLines(job: WorkflowJob, lines: readonly string[]): readonly string[] {
  const indent = /^\s*/.exec(lines.slice(job.line).find(line => /^\s*[^\s#]/.test(line)) ?? '')?.[0] ?? '';
  const scopes = { contents: 'read', ...neededPermissions(job) };

  return [
    `${indent}permissions:`,
    ...Object.entries(scopes).map(([scope, level]) => `${indent}  ${scope}: ${level}`),
  ];
}

function withInsertions(
  lines: readonly string[],
  insertions: readonly { readonly at: number; readonly lines: readonly string[] }[],
): readonly string[] {
  const out: string[] = [];
  for (let index = 0; index <= lines.length; index++) {
    out.push(...insertions.filter(({ at }) => at === index).flatMap(one => one.lines));
    if (index < lines.length) out.push(lines[index] ?? '');
  }

  return out;
}

function isSafe(before: Workflow, after: Workflow): boolean {
  const wanted = before.jobs.map(job =>
    needsMore(job) ? { scopes: { contents: 'read', ...neededPermissions(job) } } : job.permissions,
  );

  return (
    isDeepStrictEqual(after.permissions, { scopes: { contents: 'read' } }) &&
    isDeepStrictEqual(
      after.jobs.map(({ permissions }) => permissions),
      wanted,
    ) &&
    isDeepStrictEqual(withoutPermissions(before), withoutPermissions(after))
  );
}

/** Lines move; everything else has to stay as it was. */
function withoutPermissions(workflow: Workflow): unknown {
  return JSON.parse(
    JSON.stringify(workflow, (key, value) => (key === 'line' || key === 'permissions' ? undefined : value)),
  );
}
