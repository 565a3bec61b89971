import { readScripts, type Scripts } from '../../facts/ladder/commands/read-scripts.ts';
import { groupNameOf } from '../../facts/ladder/files-to-read.ts';
import type { FileText } from '../../facts/ladder/repository-facts.ts';
import { type Command, commandsIn } from './commands-in.ts';

/** What a script comes to once those that it calls are looked up. */
export interface Unfolded {
  readonly commands: readonly Command[];
  /** Scripts that nobody can look into are known by their names only; names of targets and files tell beside what is in them. */
  readonly names: readonly string[];
}

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
  'make just task rake invoke nx turbo lerna gulp grunt moon earthly mage composer'.split(' '),
);
/** They run several scripts of the package. */
const scriptRunners: ReadonlySet<string> = new Set(['run-s', 'run-p', 'npm-run-all', 'npm-run-all2']);
const interpreters: ReadonlySet<string> = new Set(
  'bash sh zsh pwsh powershell node deno bun python python3 ruby perl php'.split(' '),
);

/** Of each script that others call, so that it is read once however often they do. */
const parsed = new WeakMap<Scripts, Map<string, readonly Command[]>>();

function commandsOf(text: string, scripts: Scripts): readonly Command[] {
  const known = parsed.get(scripts) ?? new Map<string, readonly Command[]>();
  parsed.set(scripts, known);
  const found = known.get(text) ?? commandsIn(text);
  known.set(text, found);

  return found;
}

export function unfold(script: string, scripts: Scripts): Unfolded {
  const commands: Command[] = [];
  const names: string[] = [];
  const walk = (text: string, depth: number): void => {
    for (const command of commandsOf(text, scripts)) {
      if (commands.length >= maxCommands) return;
      commands.push(command);
      for (const { key, name, isTelling } of callsOf(command)) {
        const inner = scripts.get(key);
        const isWalked = inner !== undefined && depth < maxDepth;
        if (isWalked) walk(inner, depth + 1);
        if (name !== '' && (isTelling || !isWalked)) names.push(name);
      }
    }
  };
  walk(script, 0);

  return { commands, names };
}

interface Call {
  readonly key: string;
  readonly name: string;
  /** The name tells something even where it is known what stands behind it: variables hide much of that. */
  readonly isTelling: boolean;
}

function callsOf(command: Command): readonly Call[] {
  const script = packageScriptOf(command);
  if (script !== undefined)
    return [
      ...[`pre${script}`, `post${script}`].map(silent),
      { key: `npm ${script}`, name: script, isTelling: false },
    ];
  const { program, path, words } = command;
  if (packageManagers.has(program) && words.some(word => word === 'pack' || word === 'publish'))
    return ['prepublishOnly', 'prepare', 'prepack'].map(silent);
  const plain = words.filter(word => !word.startsWith('-'));
  if (scriptRunners.has(program)) return plain.map(name => ({ key: `npm ${name}`, name, isTelling: false }));
  if (targetRunners.has(program))
    return plain.map(name => ({ key: `${program} ${name}`, name, isTelling: true }));
  const [file] = interpreters.has(program) ? plain : [path];

  return file === undefined
    ? []
    : [
        {
          key: `file ${file.replace(/^\.\//, '')}`,
          name: isScriptFile(file) ? fileName(file) : '',
          isTelling: true,
        },
      ];
}

/** One that package managers run by themselves: where it is not defined, nothing happens. */
const silent = (name: string): Call => ({ key: `npm ${name}`, name: '', isTelling: false });

/** `npm run lint`, `npm test`, `yarn lint`: the script's name. */
function packageScriptOf({ program, words }: Command): string | undefined {
  if (!packageManagers.has(program)) return undefined;
  const [first, second] = words.filter(word => !word.startsWith('-'));
  if (first === 'run' || first === 'run-script') return second;
  if (first === 't') return 'test';

  return first === undefined || ownWords.has(first) ? undefined : first;
}

const isScriptFile = (word: string): boolean => /\.(?:sh|bash|ps1|py|rb|pl|php|[cm]?[jt]s)$/.test(word);

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Of the root, and the programs that lie in folders for them; a script of a package in a folder may be another one. */
export function rootScripts(files: Readonly<Record<string, FileText>>): Scripts {
  const own = Object.entries(files).filter(
    ([path]) => !path.includes('/') || groupNameOf(path) === 'programs',
  );

  return readScripts(Object.fromEntries(own));
}
