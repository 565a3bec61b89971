import type { Scripts } from '../../facts/ladder/commands/read-scripts.ts';
import type { WorkflowStep } from '../../facts/ladder/workflows/workflow.ts';
import { type Activity, activitySigns, notifyHosts } from './activity-signs.ts';
import { activitiesOfName } from './activity-words.ts';
import { unfold } from './script-targets.ts';
import { type Tool, toolClasses, toolNames, toolSigns } from './security-tools.ts';
import { hasAny, type Signs, signsOf, usesAny } from './signs.ts';

export interface PipelineStep {
  readonly activities: ReadonlySet<Activity>;
  readonly tools: ReadonlySet<Tool>;
  /** Words of its commands: where a deployment goes to may stand there. */
  readonly words: readonly string[];
  /** Asks an address and takes an error for an error. */
  readonly asksAddress: boolean;
}

/** What they say may hold a change back; a bill of materials only lists. */
const securityChecks = toolClasses.filter(tool => tool !== 'bill-of-materials');

export function readStep({ uses, run }: WorkflowStep, scripts: Scripts): PipelineStep {
  const { commands, names } = unfold(run ?? '', scripts);
  const found = signsOf(commands);
  const has = (signs: Signs) => usesAny(uses, signs) || hasAny(found, signs);
  const tools = new Set(toolNames.filter(tool => has(toolSigns[tool])));
  const local = uses?.kind === 'local' ? [uses.text] : [];
  const activities = new Set<Activity>([
    ...(Object.keys(activitySigns) as (keyof typeof activitySigns)[]).filter(name =>
      has(activitySigns[name]),
    ),
    ...[...names, ...local].flatMap(activitiesOfName),
    ...(securityChecks.some(tool => tools.has(tool)) ? ['security-check' as const] : []),
    ...(notifyHosts.some(host => run?.includes(host)) ? ['notify' as const] : []),
  ]);

  return {
    ...{ activities, tools },
    words: commands.flatMap(({ words }) => words),
    asksAddress: commands.some(({ program, words }) => program === 'curl' && words.some(isFailing)),
  };
}

/** `-f`, alone or among others as in `-sSf`. */
const isFailing = (word: string): boolean => word === '--fail' || /^-[a-zA-Z]{0,6}f[a-zA-Z]{0,6}$/.test(word);
