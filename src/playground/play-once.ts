import { playWeeks } from './scenario/chapters/play-weeks.ts';
import { describeOutcome } from './scenario/document.ts';
import { createNarrator } from './scenario/narrator.ts';
import { playScenario } from './scenario/play.ts';
import type { StartServer } from './scenario/server.ts';
import { openStage } from './scenario/stage.ts';
import { sumUp } from './scenario/sum-up.ts';

/** Plays the scenario and tells it, or prints what came of it as JSON. Rejects when it goes otherwise than told. */
export async function playOnce(
  { format, port }: { readonly format: 'text' | 'json'; readonly port: number },
  io: { readonly stdout: { write(text: string): unknown }; readonly startApp: StartServer },
): Promise<void> {
  const tell = format === 'text';
  const narrator = createNarrator(tell ? text => io.stdout.write(text) : undefined);
  if (tell)
    io.stdout.write('Rung playground: a stand-in for GitHub and the real server, on this machine only.\n');
  const stage = await openStage({ startServer: io.startApp, port });
  try {
    await playScenario(stage, narrator);
    const weeks = await playWeeks(io.startApp, narrator);
    const outcome = await describeOutcome(stage, narrator.steps, weeks);
    io.stdout.write(tell ? sumUp(outcome) : `${JSON.stringify(outcome, null, 2)}\n`);
  } finally {
    await stage.close();
  }
}
