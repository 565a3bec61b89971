import type { RepositoryFacts } from '../../../facts/ladder/repository-facts.ts';
import type { Workflow } from '../../../facts/ladder/workflows/workflow.ts';
import { ladderFacts } from '../../../practices/derived-facts.ts';
import { declaresLeast } from '../../../practices/security-and-risk-management/token-permissions.ts';
import { firstFew } from '../../first-few.ts';
import { code, fence } from '../../markdown.ts';
import { asRendered, type Texts } from '../../texts.ts';
import { declarePermissions, needsMore } from '../patch/declare-permissions.ts';
import { neededPermissions } from '../patch/needed-permissions.ts';
import { type ChangedFile, isShowable, unifiedPatch } from '../patch/unified-patch.ts';
import { fold } from './fold.ts';

const lines = 'permissions:\n  contents: read\n';
const encoder = new TextEncoder();
const maxPatchBytes = 16_000;
const maxNamed = 5;

/** The two lines, what some jobs need beside them, and all files that can be changed safely as one patch. */
export function permissionsPart(facts: RepositoryFacts, texts: Texts): string {
  const workflows = ladderFacts(facts).get('workflows');
  const short = (workflows.known ? workflows.value : []).filter(workflow => !declaresLeast(workflow));
  const jobs = short.flatMap(workflow =>
    workflow.permissions === null ? workflow.jobs.filter(needsMore).map(job => ({ workflow, job })) : [],
  );
  const { shown, more } = firstFew(jobs, maxNamed);
  const changes = changesOf(short, facts);
  const byHand = short.filter(({ path }) => !changes.some(change => change.path === path));
  const named = firstFew(byHand, maxNamed);

  return [
    fence(lines, 'yaml'),
    ...(shown.length === 0
      ? []
      : [
          shown
            .map(({ workflow, job }) =>
              texts.markdown('improvement:permissions.job', {
                ...{ path: workflow.path, job: job.id },
                scopes: asRendered(
                  Object.keys(neededPermissions(job))
                    .map(scope => code(`${scope}: write`))
                    .join(texts.text('improvement:comma')),
                ),
              }),
            )
            .join('\n'),
        ]),
    ...(more === 0 ? [] : [texts.markdown('improvement:permissions.more', { more }).toString()]),
    ...(changes.length === 0
      ? []
      : [
          fold(
            texts.text('improvement:permissions.patch', {
              total: changes.length,
              single: changes.length === 1,
            }),
            fence(changes.map(unifiedPatch).join(''), 'diff', maxPatchBytes),
          ),
        ]),
    ...(byHand.length === 0 || changes.length === 0
      ? []
      : [
          texts
            .markdown('improvement:permissions.by-hand', {
              files: asRendered(
                named.shown.map(({ path }) => code(path)).join(texts.text('improvement:comma')),
              ),
              more: named.more,
            })
            .toString(),
        ]),
  ].join('\n\n');
}

/** As many files as fit: a patch that was cut would not apply. */
function changesOf(
  short: readonly Workflow[],
  { facts: { files } }: RepositoryFacts,
): readonly ChangedFile[] {
  let left = maxPatchBytes;

  return short.flatMap(({ path }) => {
    const before = files.known ? files.value[path]?.text : undefined;
    const after = before == null ? null : declarePermissions(path, before);
    if (before == null || after === null) return [];
    const change = { path, before, after };
    if (!isShowable(change)) return [];
    const size = encoder.encode(unifiedPatch(change)).byteLength;
    if (size > left) return [];
    left -= size;

    return [change];
  });
}
