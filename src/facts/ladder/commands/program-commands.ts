const longest = 64 * 1024;

/** In other languages than the shell a command stands in strings: only what begins like one is taken for one. */
const starts =
  /^(?:\.{0,2}\/[\w./-]+|(?:npm|npx|pnpm|yarn|bunx?|node|deno|make|just|nx|turbo|tsc|eslint|biome|prettier|vitest|jest|mocha|playwright|docker|podman|go|cargo|mvn|gradle|dotnet|python3?|pytest|tox|nox|poetry|uv|ruff|mypy|bash|sh|kubectl|helm|terraform|git|gh|bundle|rake)(?= |$))/;
const quoted = /"([^"\\\n]{1,200})"|'([^'\\\n]{1,200})'|`([^`\\\n]{1,200})`/g;
const isNext = /^\s{0,80},\s{0,80}\[?\s{0,80}$/;

/** What a program of the repository runs, a command a line, as far as its text tells without running it. */
export function programCommands(path: string, text: string): string {
  const start = text.slice(0, longest);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isShell = name.includes('.')
    ? /\.(?:sh|bash|zsh)$/.test(name)
    : !/^#![^\n]*(?:node|python|ruby|perl)/.test(start);

  return isShell ? start : commandsInStrings(start);
}

/** `['npm', 'run', 'lint']` and `spawn('npm', ['test'])` are one command each, and so is `'npm run lint'`. */
function commandsInStrings(text: string): string {
  const found: string[][] = [];
  let end = -1;
  for (const match of text.matchAll(quoted)) {
    const word = match[1] ?? match[2] ?? match[3] ?? '';
    if (end >= 0 && isNext.test(text.slice(end, match.index))) found.at(-1)?.push(word);
    else found.push([word]);
    end = match.index + match[0].length;
  }

  return found
    .map(words => words.join(' '))
    .filter(command => starts.test(command) && command.includes(' '))
    .join('\n');
}
