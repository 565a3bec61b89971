import type { JobText } from '../../facts/ladder/commands/read-job-texts.ts';
import type { FactValues } from '../../facts/ladder/repository-facts.ts';
import { anyOf, climb, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { succeededLately } from '../succeeded-lately.ts';
import { steps } from '../thresholds.ts';

type Files = FactValues['files'];

const readme = /^(?:\.github\/|docs\/)?readme(?:\.[a-z]+)?$/i;
const contributing = /^(?:\.github\/|docs\/)?contributing(?:\.[a-z]+)?$/i;
const setUpHeading =
  /^(?:#{1,6}|={1,5}|<h[1-6]>)[^\n]{0,60}(?:set[- ]?up|install|getting[- ]started|quick[- ]?start|develop|build|run(?:ning)?\b|usage|安装|快速开始|入门|上手|开发|构建|运行|使用)/im;
const container =
  /(?:^|\/)(?:\.devcontainer\/(?:[^/]+\/)?devcontainer\.json|\.devcontainer\.json|flake\.nix|devbox\.json)$/;
const script = /^(?:bin|script|scripts)\/(?:setup|bootstrap|install)(?:\.[a-z]+)?$/;
const target = /^(?:set-?up|install|bootstrap|dev|init|deps|up|start|all)\b[^:=\n]{0,100}:(?!=)/m;
const taskTarget = /^ {2,4}(?:set-?up|install|bootstrap|dev|init|deps|up|start|default):/m;
const packageScript = /"(?:set-?up|bootstrap|dev:setup)"\s{0,20}:/;

const targets = 'set-?up|install|bootstrap|dev|init|deps|up|start|all';
/** What runs each sort of set-up in CI: the devcontainer is built, or the same command is called. */
const calls: readonly (readonly [file: RegExp, call: RegExp])[] = [
  [/devcontainer\.json$/, /devcontainers\/ci|devcontainer (?:build|up)/],
  [/flake\.nix$/, /\bnix (?:develop|build)\b/],
  [/devbox\.json$/, /\bdevbox run\b/],
  [script, /\b(?:bin|scripts?)\/(?:setup|bootstrap|install)\b/],
  [/package\.json$/, /\b(?:npm|pnpm|yarn|bun) (?:run )?(?:set-?up|bootstrap|dev:setup)(?![\w:-])/],
  [
    /file(?:\.ya?ml)?$/i,
    new RegExp(
      `\\b(?:make|task|just)(?: -{1,2}[\\w=]{1,30}){0,3} (?:${targets})(?![\\w:-])|(?:^|[;&|])\\s{0,20}make\\s{0,20}(?:$|[;&|])`,
      'm',
    ),
  ],
];

export const onboardingDocs = definePractice({
  id: 'onboarding-docs',
  domain: 'platform-engineering',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'document',
  levels: steps(2, 3, 4),
  lines: 'judgement',
  statements: ['newer-domains'],
  needs: ['tree', 'files', 'jobTexts?', 'runs?'],

  evaluate({ tree, files, 'jobTexts?': jobTexts, 'runs?': runs }, { at }) {
    const setUps = oneCommands(
      tree.map(({ path }) => path),
      files,
    );
    const [setUp] = setUps;
    const building = (jobTexts.known ? jobTexts.value : []).filter(({ text }) =>
      setUps.some(file => calls.some(([of, call]) => of.test(file) && call.test(text))),
    );
    const guide = tree.find(({ path }) => contributing.test(path))?.path;
    const built = succeededLately(pathsOf(building), runs, 30, at);
    const seen = [readmeOf(files), guide, setUp, building[0]?.workflow.path].filter(
      path => path !== undefined,
    );

    return climb(
      2,
      [describesSetUp(files, guide), setUp !== undefined, jobTexts.known ? built : jobTexts.cause],
      {
        evidence: seen.map(path => fileEvidence(path)),
        figures: { hasGuide: guide !== undefined, setUp: setUp ?? '', isBuilt: built === true },
      },
    );
  },
});

const readmeOf = (files: Files): string | undefined => Object.keys(files).find(path => readme.test(path));

function describesSetUp(files: Files, guide: string | undefined): Step {
  if (guide === undefined) return false;
  const texts = [readmeOf(files), guide].flatMap(path =>
    path === undefined ? [] : [[path, files[path]?.text] as const],
  );
  const says: readonly Step[] = texts.map(([path, text]) =>
    text === null ? { kind: 'unreadable', path, line: null } : setUpHeading.test(text ?? ''),
  );

  return readmeOf(files) === undefined ? false : anyOf(...says);
}

/** The files that set everything up with one command each. */
function oneCommands(paths: readonly string[], files: Files): readonly string[] {
  const there = paths.filter(path => container.test(path) || script.test(path));
  const named = Object.keys(files).filter(path => {
    const text = files[path]?.text ?? '';
    if (/^(?:GNU)?makefile$/i.test(path) || /^\.?justfile$/i.test(path)) return target.test(text);
    if (/^taskfile\.ya?ml$/i.test(path)) return taskTarget.test(text);

    return path === 'package.json' && packageScript.test(text);
  });

  return [...there, ...named];
}

const pathsOf = (jobs: readonly JobText[]): ReadonlySet<string> =>
  new Set(jobs.map(({ workflow }) => workflow.path));
