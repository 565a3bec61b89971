import { html } from 'hono/html';
import type { RepositoryHandle } from '../../github/handles/repository-handle.ts';
import { type Harbour, policyPath } from '../../scenario/harbour.ts';
import { type Html, nothing, shortSha } from '../text.ts';
import { branchLight } from './branch-light.ts';
import { pullList } from './pull-list.ts';
import { repositoryTabs } from './repository-tabs.ts';

export function repositoryView({ organization }: Harbour, repository: RepositoryHandle): Html {
  const { record, fullName } = repository;
  const { defaultBranch } = record;
  const tip = repository.tip();
  const commit = record.objects.commit(tip);
  const policy = repository.read(policyPath);

  return html`<h1>${fullName}</h1>
${repositoryTabs(repository, 'code')}
<section aria-labelledby="branch"><h2 id="branch">Default branch</h2>
<p>${branchLight(record, defaultBranch)} · newest commit ${shortSha(tip)} ${commit.message.split('\n')[0]}</p></section>
<section aria-labelledby="policy"><h2 id="policy">Policy</h2>
${policy === undefined ? html`<p>There is no <code>${policyPath}</code> here.</p>` : policyFile(`${policyPath} on ${defaultBranch}`, policy)}
${repository.id === organization.id ? nothing : policyFile("The organization's, in harbour/.github", organization.read(policyPath) ?? '')}
<p><a href="/-/policy">Change the policy</a></p></section>
<section aria-labelledby="pulls"><h2 id="pulls">Open pull requests</h2>
${pullList(repository, 'open')}</section>`;
}

function policyFile(title: string, text: string): Html {
  return html`<p>${title}:</p>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><pre><code>${text}</code></pre></div>`;
}
