import { type Harbour, maintainer } from '../../scenario/harbour.ts';
import type { Move } from './move.ts';

export const publishBareRelease: Move = {
  id: 'release-bare',
  label: 'Publish a release without an SBOM',
  does: "Tags main's newest commit and publishes a release without notes and without files.",
  play: harbour => publish(harbour, { body: '', assets: [] }),
};

export const publishRelease: Move = {
  id: 'release',
  label: 'Publish a release with an SBOM',
  does: "Tags main's newest commit and publishes a release with notes, an SBOM and a provenance file.",
  play: harbour =>
    publish(harbour, {
      body: 'Quotes are throttled and replayed by symbol.',
      assets: ['quotes.tgz', 'quotes.spdx.json', 'quotes.intoto.jsonl'],
    }),
};

function publish({ quotes }: Harbour, content: { body: string; assets: readonly string[] }): string {
  const { body, assets } = content;
  const tag = `v1.${quotes.record.releases.length}.0`;
  quotes.publishRelease(tag, { name: tag, body, assets, by: maintainer });

  return `/${quotes.fullName}/releases`;
}
