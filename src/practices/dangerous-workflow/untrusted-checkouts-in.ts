import type { Workflow, WorkflowJob, WorkflowStep } from '../../facts/ladder/workflows/workflow.ts';
import { commandsIn } from '../pipeline/commands-in.ts';
import { expressionsIn } from './expressions-in.ts';

/** They run with the rights of the repository for a change of anybody's. */
const privileged: ReadonlySet<string> = new Set(['pull_request_target', 'workflow_run']);

/** Code of the pull request, by commit, branch, repository or number. */
const headOfPullRequest: readonly string[] = [
  ...['github.head_ref', 'github.event.pull_request.head', 'github.event.pull_request.merge_commit_sha'],
  ...['github.event.number', 'github.event.pull_request.number'],
  ...['github.event.workflow_run.head_', 'github.event.workflow_run.pull_requests'],
];

/** A condition with one of these lets only changes of people with write access through. */
const guards: readonly string[] = [
  'github.event.pull_request.head.repo.full_name==github.repository',
  'github.event.pull_request.head.repo.fork==false',
  '!github.event.pull_request.head.repo.fork',
  "github.event.workflow_run.event=='push'",
  "github.event.workflow_run.event!='pull_request'",
  'github.event.workflow_run.head_repository.full_name==github.repository',
];

/** Lines of the steps that check out the pull request's code where they must not. */
export function untrustedCheckoutsIn({ triggers, jobs }: Workflow): readonly number[] {
  if (!triggers.some(({ event }) => privileged.has(event))) return [];

  return jobs
    .filter(job => !isGuarded(job))
    .flatMap(({ steps }) => steps.filter(step => !isGuarded(step) && takesForeignCode(step)))
    .map(({ line }) => line);
}

function takesForeignCode({ uses, run, with: given }: WorkflowStep): boolean {
  if (uses?.repository?.toLowerCase() === 'actions/checkout')
    return [given['ref'], given['repository']].some(text => text !== undefined && namesHead(text));

  const commands = commandsIn(run ?? '');
  const isFetched = commands.some(({ program, words }) => program === 'git' && fetching.has(words[0] ?? ''));

  return (
    (isFetched && namesHead(run ?? '')) ||
    commands.some(
      ({ program, words: [first, second] }) => program === 'gh' && first === 'pr' && second === 'checkout',
    )
  );
}

const fetching: ReadonlySet<string> = new Set(['fetch', 'checkout', 'pull', 'switch', 'clone']);

function namesHead(text: string): boolean {
  return expressionsIn(text).some(({ expression }) => {
    const bare = withoutSpace(expression);

    return headOfPullRequest.some(path => bare.includes(path));
  });
}

/** All terms have to hold, and one of them is a guard. Anything with an `||` in it is read as no guard. */
function isGuarded({ condition }: Pick<WorkflowJob | WorkflowStep, 'condition'>): boolean {
  if (condition === null || condition.includes('||')) return false;
  const terms = withoutSpace(condition.replace(/^\s*\$\{\{|\}\}\s*$/g, '')).split('&&');

  return terms.some(term => [term, swapped(term)].some(one => guards.includes(one) || namesOtherEvent(one)));
}

/** Of a workflow with several triggers this part runs for another one. */
function namesOtherEvent(term: string): boolean {
  const event = /^github\.event_name=='([a-z_]+)'$/.exec(term)?.[1];

  return event !== undefined && !privileged.has(event);
}

const withoutSpace = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

const swapped = (term: string): string => term.split('==').toReversed().join('==');
