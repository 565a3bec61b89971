import type { FileText } from '../../facts/ladder/repository-facts.ts';
import { type Command, commandsIn } from './commands-in.ts';

/** What a script comes to once the scripts of `package.json` are looked up. */
export interface Unfolded {
  readonly commands: readonly Command[];
  /** Targets and script files that nobody can look into: known by their names only. */
  readonly names: readonly string[];
}

export type PackageScripts = ReadonlyMap<string, string>;

const maxDepth = 4;
const maxCommands = 500;

const packageManagers: ReadonlySet<string> = new Set(['npm', 'pnpm', 'yarn', 'bun']);
/** Words of package managers that run no script of the package. */
const ownWords: ReadonlySet<string> = new Set(
  'add audit ci config dedupe exec fetch init install i link list login pack prune publish rebuild remove set-version update upgrade why version workspace x'.split(
    ' ',
  ),
);
const targetRunners: ReadonlySet<string> = new Set(
  'make just task rake invoke nx turbo lerna gulp grunt moon earthly mage composer run-s run-p npm-run-all'.split(
    ' ',
  ),
);
const interpreters: ReadonlySet<string> = new Set(
  'bash sh zsh pwsh powershell node deno bun python python3 ruby perl php'.split(' '),
);

export function unfold(script: string, scripts: PackageScripts): Unfolded {
  const commands: Command[] = [];
  const names: string[] = [];
  const walk = (text: string, depth: number): void => {
    for (const command of commandsIn(text)) {
      if (commands.length >= maxCommands) return;
      commands.push(command);
      const script = packageScriptOf(command);
      const inner = script === undefined ? undefined : scripts.get(script);
      if (inner !== undefined && depth < maxDepth) walk(inner, depth + 1);
      else if (script !== undefined) names.push(script);
      names.push(...targetsOf(command));
    }
  };
  walk(script, 0);

  return { commands, names };
}

/** `npm run lint`, `npm test`, `yarn lint`: the script's name. */
function packageScriptOf({ program, words }: Command): string | undefined {
  if (!packageManagers.has(program)) return undefined;
  const [first, second] = words.filter(word => !word.startsWith('-'));
  if (first === 'run' || first === 'run-script') return second;
  if (first === 't') return 'test';

  return first === undefined || ownWords.has(first) ? undefined : first;
}

function targetsOf({ program, words }: Command): readonly string[] {
  const plain = words.filter(word => !word.startsWith('-'));
  if (targetRunners.has(program)) return plain;
  if (interpreters.has(program)) return plain.slice(0, 1).filter(isScriptFile).map(fileName);

  return isScriptFile(program) ? [program] : [];
}

const isScriptFile = (word: string): boolean => /\.(?:sh|bash|ps1|py|rb|pl|php|[cm]?[jt]s)$/.test(word);

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The scripts of the `package.json` at the root; none where it is missing or no JSON. */
export function packageScriptsOf(files: Readonly<Record<string, FileText>>): PackageScripts {
  try {
    const { scripts } = JSON.parse(files['package.json']?.text ?? '{}') as { scripts?: unknown };
    const pairs = Object.entries(scripts ?? {});

    return new Map(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  } catch {
    return new Map();
  }
}
