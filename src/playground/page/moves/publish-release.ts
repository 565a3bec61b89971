import { maintainer } from '../../scenario/harbour.ts';
import type { Move } from './move.ts';

export const publishRelease: Move = {
  id: 'release',
  label: 'Publish a release',
  does: "Tags main's newest commit and publishes a release with notes.",
  play({ quotes }) {
    const tag = `v1.${quotes.record.releases.length}.0`;
    quotes.publishRelease(tag, { name: tag, body: 'Bursts, replays and limits.', by: maintainer });

    return `/${quotes.fullName}/releases`;
  },
};
