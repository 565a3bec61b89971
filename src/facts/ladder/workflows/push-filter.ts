import { globMatcher } from '../../../model/glob.ts';
import type { Trigger, Workflow } from './workflow.ts';

/** Does a push to the branch start it, whatever the push changes? Filters of paths are asked by `runsForPath`. */
export function runsOnPushTo(branch: string, { triggers }: Pick<Workflow, 'triggers'>): boolean {
  const push = pushOf(triggers);
  if (push === undefined) return false;
  if (push.branches !== null) return filterOf(push.branches)(branch);
  if (push.branchesIgnore !== null) return !filterOf(push.branchesIgnore)(branch);

  // With a filter of tags alone, GitHub starts it for no branch.
  return push.tags === null && push.tagsIgnore === null;
}

/** Would a push that changes just this path start it? */
export function runsForPath({ triggers }: Pick<Workflow, 'triggers'>): (path: string) => boolean {
  const push = pushOf(triggers);
  if (push?.paths != null) return filterOf(push.paths);
  if (push?.pathsIgnore == null) return () => push !== undefined;
  const ignored = filterOf(push.pathsIgnore);

  return path => !ignored(path);
}

const pushOf = (triggers: readonly Trigger[]): Trigger | undefined =>
  triggers.find(({ event }) => event === 'push');

/** The last pattern that matches decides; `!` takes out again. The quantifiers `?` and `+` are not known here. */
function filterOf(patterns: readonly string[]): (name: string) => boolean {
  const matchers = patterns.map(pattern => ({
    takesIn: !pattern.startsWith('!'),
    matches: globMatcher(spelledOut(pattern.replace(/^!/, ''))),
  }));

  return name => matchers.findLast(({ matches }) => matches(name))?.takesIn ?? false;
}

/** To GitHub `**` stands for anything wherever it is, to our globs only as a whole segment: `**.md` is two of them. */
function spelledOut(pattern: string): readonly string[] {
  const segments = pattern.split('/');
  const index = segments.findIndex(segment => segment.includes('**') && segment !== '**');
  if (index < 0) return [pattern];
  const [before = '', ...after] = (segments[index] ?? '').split('**');
  const rest = after.join('*');

  return [`${before}*${rest}`, `${before}*/**/*${rest}`].map(spelled =>
    segments.with(index, spelled).join('/'),
  );
}
