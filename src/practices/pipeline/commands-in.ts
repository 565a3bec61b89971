/** A program that a script runs, and the words after it. */
export interface Command {
  /** Without its folder. */
  readonly program: string;
  /** The program as it is written, with its folder. */
  readonly path: string;
  readonly words: readonly string[];
}

/** Far more than a step that people read; what comes after is not looked at. */
const maxLength = 64 * 1024;

/** They run the program that follows them; some with a word of their own before it. */
const wrappers: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    ...{ sudo: [], time: [], exec: [], env: [], npx: [], bunx: [], pnpx: [], uvx: [], pipx: ['run'] },
    ...{ 'xvfb-run': [], 'aws-vault': ['exec'], nohup: [], command: [], eval: [], dotenv: [] },
    ...{ poetry: ['run'], pipenv: ['run'], uv: ['run'], hatch: ['run'], pdm: ['run'], rye: ['run'] },
    ...{
      bundle: ['exec'],
      composer: ['exec'],
      mise: ['exec', 'x'],
      python: ['-m'],
      python3: ['-m'],
      py: ['-m'],
    },
  }),
);
/** Package managers that are runners too: only with one of these words they run another program. */
const packageManagers: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({ npm: ['exec', 'x'], pnpm: ['exec', 'dlx'], yarn: ['exec', 'dlx'], bun: ['x'] }),
);

/** What a script runs, roughly: enough to know programs by name, never run or expanded. */
export function commandsIn(script: string): readonly Command[] {
  return script
    .slice(0, maxLength)
    .replaceAll('\\\r\n', ' ')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter(line => !line.trimStart().startsWith('#'))
    .flatMap(line => line.split(/&&|\|\||[;|()]/))
    .flatMap(part => commandOf(part) ?? []);
}

function commandOf(text: string): Command | undefined {
  const words = text
    .split(/\s/)
    .map(unquoted)
    .filter(word => word !== '');
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    const own = wrappers.get(word) ?? packageManagers.get(word);
    if (isAssignment(word) || keywords.has(word)) at += 1;
    else if (own === undefined || !leadsOn(word, own, words[at + 1])) break;
    else at += 1 + (own.includes(words[at + 1] ?? '') ? 1 : 0);
    // Options of a wrapper.
    while (at > 0 && at < words.length && words[at]?.startsWith('-')) at += 1;
  }
  const program = words[at];
  if (program === undefined) return undefined;

  return { program: nameOf(program), path: program, words: words.slice(at + 1) };
}

/** Without the signs around it. From the end by a loop: an expression would look at each run of signs within it anew. */
function unquoted(word: string): string {
  let end = word.length;
  while (end > 0 && closing.has(word.charAt(end - 1))) end -= 1;

  return word.slice(0, end).replace(/^["'`$({]+/, '');
}

const closing: ReadonlySet<string> = new Set(['"', "'", '`', ')', '}']);

const keywords: ReadonlySet<string> = new Set(['if', 'then', 'else', 'do', 'while', 'until', '!', '{', '&']);

/** `poetry build` is a command of Poetry's own, `poetry run pytest` is not; `sudo` always leads on. */
function leadsOn(wrapper: string, own: readonly string[], next: string | undefined): boolean {
  if (packageManagers.has(wrapper) || own.length > 0) return next !== undefined && own.includes(next);

  return next !== undefined;
}

const isAssignment = (word: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*=/.test(word);

/** `./node_modules/.bin/jest` and `mvnw.cmd` are known by their names. */
function nameOf(program: string): string {
  const name = program.slice(program.lastIndexOf('/') + 1);

  return name === 'mvnw' ? 'mvn' : name === 'gradlew' ? 'gradle' : name;
}
