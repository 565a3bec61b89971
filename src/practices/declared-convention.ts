import type { TreeEntry } from '../facts/ladder/repository-facts.ts';
import type { Workflow } from '../facts/ladder/workflows/workflow.ts';

/** Files of tools that read Conventional Commits, in the root or in `.github`. */
const conventionFiles =
  /^(?:\.github\/)?(?:\.commitlintrc(?:\.[a-z]{1,4})?|commitlint\.config\.[cm]?[jt]s|\.czrc|\.cz\.(?:json|toml|yaml)|cz\.(?:json|toml|yaml)|cog\.toml|\.versionrc(?:\.[a-z]{1,4})?|semantic\.ya?ml|\.releaserc(?:\.[a-z]{1,4})?|release\.config\.[cm]?[jt]s|\.?release-please-config\.json)$/;
const conventionAction =
  /^(?:amannn\/action-semantic-pull-request|wagoid\/commitlint-github-action|googleapis\/release-please-action|google-github-actions\/release-please-action|webiny\/action-conventional-commits)(?:@|\/|$)/i;

/** Where the repository says that it follows Conventional Commits; undefined where it says nothing. */
export function declaredConvention(
  tree: readonly TreeEntry[],
  workflows: readonly Workflow[],
): string | undefined {
  const file = tree.find(({ path }) => conventionFiles.test(path));
  if (file !== undefined) return file.path;

  return workflows.find(({ jobs }) =>
    jobs.some(({ steps }) => steps.some(({ uses }) => conventionAction.test(uses?.text ?? ''))),
  )?.path;
}

/** `type(scope)!: what`, and what GitHub's own button names a revert, which such tools let pass. */
export function isConventional(title: string): boolean {
  return /^(?:[a-z][a-z-]{0,30}(?:\([^()]{1,100}\))?!?: \S|Revert ")/i.test(title.slice(0, 300));
}
