import type { Variables, Workflow, WorkflowStep } from '../../facts/ladder/workflows/workflow.ts';
import { expressionsIn } from './expressions-in.ts';
import { type Flow, flowsOf } from './flows-of.ts';
import { isUntrusted, namesUntrusted } from './untrusted-contexts.ts';

/** Inputs of actions that are run as a script, such as that of `actions/github-script`. */
const scriptInputs: readonly string[] = ['script', 'inlinescript'];

/** Lines of the steps whose script holds what anybody may write. */
export function injectionsIn({ env, jobs }: Workflow): readonly number[] {
  const ofWorkflow = byLowerName(env);
  const isHeld = onceForEach(holdsUntrusted);

  return jobs.flatMap(job => {
    const ofJob = byLowerName(job.env);

    return job.steps.flatMap(step => {
      const variables = [byLowerName(step.env), ofJob, ofWorkflow];

      return scriptsOf(step).some(script => isInjectable(script, variables, isHeld)) ? [step.line] : [];
    });
  });
}

/** Of the step, the job and the workflow: the nearest one wins. */
type Scopes = readonly ReadonlyMap<string, string>[];

const byLowerName = (variables: Variables): ReadonlyMap<string, string> =>
  new Map(Object.entries(variables).map(([name, value]) => [name.toLowerCase(), value]));

function scriptsOf({ run, uses, with: given }: WorkflowStep): readonly string[] {
  const inputs = Object.entries(given).flatMap(([name, text]) =>
    uses !== null && scriptInputs.includes(name.toLowerCase()) ? [text] : [],
  );

  return run === null ? inputs : [run, ...inputs];
}

type Test = (text: string) => boolean;

/** One variable may be named by thousands of expressions. */
function onceForEach(test: Test): Test {
  const answers = new Map<string, boolean>();

  return text => {
    const answer = answers.get(text) ?? test(text);
    answers.set(text, answer);

    return answer;
  };
}

function isInjectable(text: string, scopes: Scopes, isHeld: Test): boolean {
  return flowsInto(text).some(
    flow => flow === 'unreadable' || isUntrusted(flow) || isVariableOfAnybody(flow, scopes, isHeld),
  );
}

/** `env.TITLE` within a script is the variable's text: the shell sees no variable any more. */
function isVariableOfAnybody({ path }: Flow, scopes: Scopes, isHeld: Test): boolean {
  if (!path.startsWith('env.')) return false;
  const name = path.slice('env.'.length);
  const text = scopes.find(variables => variables.has(name))?.get(name) ?? '';

  return isHeld(text);
}

const holdsUntrusted: Test = text => flowsInto(text).some(flow => flow === 'unreadable' || isUntrusted(flow));

/** `unreadable` for what is no expression and yet names such a path. */
function flowsInto(text: string): readonly (Flow | 'unreadable')[] {
  return expressionsIn(text).flatMap<Flow | 'unreadable'>(
    ({ expression }) => flowsOf(expression) ?? (namesUntrusted(expression) ? ['unreadable'] : []),
  );
}
