/** A revert says so in the words of git, or in those of GitHub's button. */
const ofCommit = /\bThis reverts commit ([0-9a-f]{7,40})\b/gi;
const ofPullRequest = /(?:^|\n)\s{0,8}Reverts (?:([\w.-]{1,100}\/[\w.-]{1,100}))?#(\d{1,9})\b/gi;

/** The commits, or pull requests of this repository as `#12`, that a text takes back. */
export function readReverts(text: string, repository: string): readonly string[] {
  const cut = text.slice(0, 65_536);
  const commits = [...cut.matchAll(ofCommit)].map(([, sha = '']) => sha.toLowerCase());
  const pulls = [...cut.matchAll(ofPullRequest)]
    .filter(([, place]) => place === undefined || place.toLowerCase() === repository.toLowerCase())
    .map(([, , number]) => `#${number}`);

  return [...new Set([...commits, ...pulls])];
}
