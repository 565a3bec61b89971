/** One step of the story, as it is told and as data. */
export interface Step {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Narrator {
  readonly steps: readonly Step[];
  step(title: string): void;
  say(line: string): void;
}

/** @param write where the story is told while it happens; nothing is told without it. */
export function createNarrator(write?: (text: string) => void): Narrator {
  const steps: { title: string; lines: string[] }[] = [];

  return {
    steps,
    step(title) {
      steps.push({ title, lines: [] });
      write?.(`\n${steps.length}. ${title}\n`);
    },
    say(line) {
      steps.at(-1)?.lines.push(line);
      write?.(`   ${line}\n`);
    },
  };
}
