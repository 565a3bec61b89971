import { parseDocument } from 'yaml';
import { type PolicyLevel, readPolicyFile } from '../../../policy/read-policy-file.ts';
import { loadTexts } from '../../../publish/load-texts.ts';
import { problemText } from '../../../render/policy-problem.ts';
import { runOnPush } from '../../scenario/example.ts';
import { type Harbour, maintainer, policyPath } from '../../scenario/harbour.ts';
import { type Fields, WrongInput } from '../fields.ts';
import { type Move, pullPath } from './move.ts';

const languages = ['en', 'zh-CN', 'both'];

export const switchLanguage: Move = {
  id: 'language',
  label: 'Switch',
  does: "Commits the choice to the organization's policy, and re-runs Rung's checks on open pull requests.",
  play(harbour, { language = '' }) {
    if (!languages.includes(language)) throw new WrongInput(`Expected one of ${languages.join(', ')}.`);
    const policy = parseDocument(harbour.organization.read(policyPath) ?? '');
    policy.set('language', language);
    commit(harbour.organization, String(policy), `Speak ${language}`);
    rerunOpen(harbour);

    return '/';
  },
};

export const changeOrganizationPolicy: Move = {
  id: 'policy-organization',
  label: 'Commit to harbour/.github',
  does: "Commits the organization's policy to main of harbour/.github.",
  play(harbour, fields) {
    commit(harbour.organization, validFrom(fields, 'organization'), 'Change the policy');

    return '/-/policy';
  },
};

export const changePolicy: Move = {
  id: 'policy-main',
  label: 'Commit to main',
  does: 'Commits .github/rung.yml to main of harbour/quotes.',
  play(harbour, fields) {
    commit(harbour.quotes, validFrom(fields, 'repository'), 'Change the policy');

    return '/-/policy';
  },
};

export const proposePolicy: Move = {
  id: 'policy-pull',
  label: 'Propose as a pull request',
  does: "Opens a pull request that changes .github/rung.yml. Until it is merged, main's policy stays in force.",
  play(harbour, fields) {
    const { quotes } = harbour;
    const branch = `policy-${quotes.record.nextNumber}`;
    const message = 'Change the policy';
    quotes.push(branch, { [policyPath]: textFrom(fields) }, { by: 'mia', message });
    const pull = quotes.openPullRequest({ head: branch, author: 'mia', title: message });
    runOnPush(quotes, branch, 'main-1');

    return pullPath(harbour, pull.number, '/checks');
  },
};

const texts = loadTexts('en');

/** GitHub would take a broken file too: as a pull request it may be broken, to see what Rung says. */
function validFrom(fields: Fields, level: PolicyLevel): string {
  const text = textFrom(fields);
  const [problem] = readPolicyFile(text, level).problems;
  if (problem === undefined) return text;
  const { line, column } = problem;
  const what = problemText(texts, { ...problem, file: policyPath });
  throw new WrongInput(`Line ${line}, column ${column}: ${what}`);
}

function textFrom({ text = '' }: Fields): string {
  return text.replaceAll('\r\n', '\n');
}

function commit(repository: Harbour['quotes'], text: string, message: string): void {
  repository.push('main', { [policyPath]: text }, { by: maintainer, message });
}

function rerunOpen({ stage, quotes }: Harbour): void {
  const app = stage.github.world.state.app.id;
  for (const { state, headSha } of quotes.record.pullRequests.values()) {
    const hasSuite = quotes.record.checkSuites.some(one => one.app.id === app && one.headSha === headSha);
    if (state === 'open' && hasSuite) quotes.checks.rerequestSuite(headSha, maintainer);
  }
}
