import type { StandIn } from '../../src/playground/github/start-github.ts';
import { files } from '../../test/support/issue-stage.ts';
import type { Home } from './people.ts';

/** Two firms, of which the first has three fifths of the repositories, and more than may be filed in an hour. */
export function foundHomes({ world }: StandIn, count: number): readonly Home[] {
  const policies = { harbour: 'start: enforce\n', quay: 'start: enforce\nlanguage: zh-CN\n' };
  const homes = Array.from({ length: count }, (_, index): Home => {
    const repository = world.createRepository(
      `${index < count * 0.6 ? 'harbour' : 'quay'}/service-${index}`,
      { files },
    );
    repository.setRole('ada', 'maintain');

    return { repository, touched: new Map(), reopened: new Set(), accepted: new Map(), count: 0 };
  });
  for (const [owner, text] of Object.entries(policies)) {
    world.createRepository(`${owner}/.github`, { files: { '.github/rung.yml': text } });
    world.install(owner);
  }

  return homes;
}
