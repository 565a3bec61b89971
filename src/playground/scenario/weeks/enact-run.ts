import type { RunDeed } from './move.ts';
import { named, type Team } from './team.ts';
import { ciPath, deployPath } from './team-files.ts';

export function enactRun({ repository, pulls, runs, deployments }: Team, deed: RunDeed): void {
  switch (deed.do) {
    case 'queue': {
      const { run, branch, workflow, by } = deed;
      const about = branch === null ? { branch: 'main' } : { pullRequest: named(pulls, branch).number };
      const started = repository.startWorkflowRun({
        ...{ ...about, by, workflow: workflow === 'ci' ? ciPath : deployPath },
        ...(workflow === 'deploy' ? { event: 'workflow_dispatch', jobs: ['deploy'] } : { jobs: ['test'] }),
      });
      runs.set(run, started);
      if (workflow === 'deploy')
        deployments.set(
          run,
          repository.delivery.deploy('production', [], { run: started.record, by, production: true }),
        );
      return;
    }
    case 'begin':
      named(runs, deed.run).begin();
      return;
    case 'rerun':
      named(runs, deed.run).rerun();
      return;
    case 'end': {
      const { run, conclusion } = deed;
      const deployment = deployments.get(run);
      if (deployment !== undefined) repository.delivery.setState(deployment, conclusion);
      named(runs, run).complete({ conclusion });
    }
  }
}
