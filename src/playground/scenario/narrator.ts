/** One step of the story, as it is told and as data. */
export interface Step {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Narrator {
  readonly steps: readonly Step[];
  step(title: string): void;
  say(line: string): void;
  /** What somebody wrote on GitHub. */
  quote(text: string): void;
}

const quoteWidth = 96;

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
    quote(text) {
      steps.at(-1)?.lines.push(`│ ${text}`);
      for (const line of wrap(text, quoteWidth)) write?.(`   │ ${line}\n`);
    },
  };
}

/** Lines of at most `width` characters, broken at spaces; a longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }

  return lines;
}
