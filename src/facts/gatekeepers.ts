/**
 * Apps whose checks wait for other checks, as Rung's do: waiting for one of them could wait for ever.
 * By App slug; a repository adds names with `checks.ci-status.ignore`.
 */
export const gatekeeperSlugs: ReadonlySet<string> = new Set([
  'policy-bot',
  'mergify',
  'kodiakhq',
  'bulldozer',
  'mergeable',
  'pull-approve',
  'pullapprove',
  'reviewpad',
  'trunk-io',
  'graphite-app',
  'aviator-app',
  'gitstream-cm',
  'wip',
  'dco',
]);
