import type { Topic } from '../../model/check-run-output.ts';
import { insist } from './insist.ts';
import { type BoxLine, boxText, mergeBox } from './merge-box.ts';
import type { Scene } from './scene.ts';
import { settle } from './settle.ts';

/** How the line of a check has to begin: its sign, then its title. */
export type ToldChecks = Readonly<Partial<Record<Topic, string>>>;

/** Stands on most pull requests of the story, and is told with the first. */
const standingAdvice: Topic = 'definition-of-done';

/** Shows the told checks of a commit, once all is settled. The ones that are not told have to be green, or that advice. */
export async function showChecks(
  { stage, tell, quotes }: Scene,
  headSha: string,
  told: ToldChecks,
): Promise<void> {
  await settle(stage);
  const box = mergeBox(quotes, headSha);
  insistOnBox(box, told);
  for (const line of box) if (line.topic in told) tell.say(boxText(line));
}

/** Throws unless the told checks begin as told and all others are green, or the advice that most pull requests have. */
export function insistOnBox(box: readonly BoxLine[], told: ToldChecks): void {
  for (const [topic, start] of Object.entries(told)) insistOn(box, topic as Topic, start);
  for (const { topic, sign } of box) {
    const isKnown = topic in told || (topic === standingAdvice && sign === '▫');
    if (!isKnown) insistOn(box, topic, '✓');
  }
}

/** @param start how the line has to begin: its sign, then its title. */
export function insistOnCheck({ quotes }: Scene, headSha: string, topic: Topic, start: string): void {
  insistOn(mergeBox(quotes, headSha), topic, start);
}

function insistOn(box: readonly BoxLine[], topic: Topic, start: string): void {
  const line = box.find(one => one.topic === topic);
  const shown = line === undefined ? 'nothing' : `${line.sign} ${line.title}`;
  insist(shown.startsWith(start), `"${start}" of ${topic}`, `"${shown}"`);
}
