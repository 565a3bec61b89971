import { html } from 'hono/html';
import type { RepositoryHandle } from '../../github/handles/repository-handle.ts';
import type { Html } from '../text.ts';

export function repositoryTabs(repository: RepositoryHandle, current: string): Html {
  const { pullRequests, issues, releases } = repository.record;
  const open = [...pullRequests.values()].filter(pull => pull.state === 'open').length;
  const tabs = [
    ['code', '', 'Code', null],
    ['issues', '/issues', 'Issues', issues.size],
    ['pulls', '/pulls', 'Pull requests', open],
    ['releases', '/releases', 'Releases', releases.length],
  ] as const;

  return html`<nav class="tabs" aria-label="Repository">${tabs.map(
    ([id, path, text, count]) =>
      html`<a href="/${repository.fullName}${path}"${id === current ? html` aria-current="page"` : ''}>${text}${count === null ? '' : html` <span class="count">${count}</span>`}</a>`,
  )}</nav>`;
}
