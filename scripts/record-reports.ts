import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs the `record.sh` of each project below test/fixtures/coverage, or of those that are named, and puts the reports
 * beside it. Each runs in a copy of its project at the place where a hosted runner would have it.
 */
const workspace = '/home/runner/work/prices/prices';
const fixtures = join(import.meta.dirname, '../test/fixtures/coverage');
const all = readdirSync(fixtures).filter(name => existsSync(join(fixtures, name, 'record.sh')));
const named = process.argv.slice(2);

const unknown = named.filter(name => !all.includes(name));
if (unknown.length > 0 || existsSync(workspace)) {
  const problem =
    unknown.length > 0
      ? `no project ${unknown.join(', ')}; expected some of ${all.join(', ')}`
      : `${workspace} exists; the recordings need that place for themselves`;
  console.error(problem);
  process.exitCode = 2;
} else {
  for (const name of named.length > 0 ? named : all) record(name);
}

function record(name: string): void {
  const recorded = join(fixtures, name);
  const firstMade = mkdirSync(workspace, { recursive: true });
  const tools = mkdtempSync(join(tmpdir(), 'record-'));
  try {
    cpSync(join(recorded, 'project'), workspace, { recursive: true });
    console.log(`# ${name}`);
    execFileSync('bash', ['-euo', 'pipefail', join(recorded, 'record.sh')], {
      cwd: workspace,
      stdio: 'inherit',
      env: { ...process.env, CI: 'true', NO_COLOR: '1', LC_ALL: 'C.UTF-8', RECORDED: recorded, TOOLS: tools },
    });
  } finally {
    rmSync(firstMade ?? workspace, { recursive: true, force: true });
    rmSync(tools, { recursive: true, force: true });
  }
}
