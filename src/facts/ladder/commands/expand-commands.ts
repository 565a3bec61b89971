import type { Scripts } from './read-scripts.ts';

const longest = 64 * 1024;
const deepest = 4;

/** What a task runner is asked for; flags between are skipped, and so are variables such as `PUSH=true`. */
const calls =
  /\b(npm|pnpm|yarn|bun|make|task|just)((?:[ \t]+(?:-{1,2}[\w=./-]{1,60}|\w{1,60}=[^\s;&|]{0,60})){0,4})[ \t]+(?:run(?:-script)?[ \t]+(?:-{1,2}[\w=./-]{1,60}[ \t]+){0,4})?([\w:./-]{1,100})/g;

/** A program of the repository where a command begins, with an interpreter before it or alone. */
const programs =
  /(?:^|[;&|(]|\b(?:then|do|else|sudo|time|exec)\b)[ \t]{0,20}(?:\w{1,60}=\S{0,200}[ \t]{1,9}){0,3}(?:(?:node|deno run|bun run|bun|python3?|bash|sh|zsh|ruby|perl|tsx|ts-node)(?:[ \t]{1,9}-{1,2}[\w=./-]{1,60}){0,4}[ \t]{1,9})?(?:\.\/)?((?:[\w.-]{1,80}\/){0,5}[\w.-]{1,80})/gm;

/** A script with what its calls of a task runner stand for below it; bounded in length and in depth. */
export function expandCommands(text: string, scripts: Scripts): string {
  const seen = new Set<string>();
  let all = text.slice(0, longest);
  let last = all;
  for (let depth = 0; depth < deepest && last !== ''; depth++) {
    const named = [...last.matchAll(calls)].map(
      ([, runner = '', , name = '']) =>
        `${runner === 'pnpm' || runner === 'yarn' || runner === 'bun' ? 'npm' : runner} ${name}`,
    );
    const own = [...last.matchAll(programs)].map(([, path = '']) => `file ${path}`);
    const found = [...named, ...own].filter(call => !seen.has(call) && scripts.has(call));
    for (const call of found) seen.add(call);
    last = [...new Set(found)]
      .map(call => scripts.get(call) ?? '')
      .join('\n')
      .slice(0, longest - all.length);
    if (last !== '') all += `\n${last}`;
  }

  return all;
}
