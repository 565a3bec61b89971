import { type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Instruction, readDockerfile } from './read-dockerfile.ts';

/**
 * Runs the Dockerfile's steps as plain commands, where no engine for images is at hand: each stage in a directory of
 * its own, then the server as the image's user, which must answer and stop in order.
 */

const project = join(import.meta.dirname, '..');
const root = mkdtempSync(join(tmpdir(), 'rung-image-'));
const stages = new Map<string, string>();
const isRoot = process.getuid?.() === 0;

const ignoreLines = readFileSync(join(project, '.dockerignore'), 'utf8').split('\n');
/** Folders that an engine would not get to see. */
const ignored = new Set(ignoreLines.filter(line => /^[^*!]/.test(line)).map(line => join(project, line)));

let stage = '';
let environment: Record<string, string> = {};
let user: number | undefined;
let command: readonly string[] = [];

try {
  chmodSync(root, 0o755);
  for (const instruction of readDockerfile(readFileSync(join(project, 'Dockerfile'), 'utf8')))
    carryOut(instruction);
  await startAndStop({}, '/healthz');
  await startAndStop(credentials(), '/readyz');
  console.log('The steps of the Dockerfile build a server that starts, answers and stops.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}

function carryOut(instruction: Instruction): void {
  switch (instruction.name) {
    case 'FROM':
      stage = join(root, instruction.as ?? 'image');
      stages.set(instruction.as ?? 'image', stage);
      mkdirSync(stage);
      environment = {};
      return;
    case 'ENV':
      environment = { ...environment, ...instruction.values };
      return;
    case 'WORKDIR':
      mkdirSync(within(instruction.path), { recursive: true });
      return;
    case 'COPY': {
      const from = instruction.from === null ? project : (stages.get(instruction.from) ?? '');
      const isInto = instruction.target.endsWith('/') || instruction.sources.length > 1;
      for (const source of instruction.sources) {
        const target = join(stage, 'app', instruction.target, isInto ? (source.split('/').at(-1) ?? '') : '');
        if (from === project) refuseIgnored(source);
        cpSync(join(from, source), target, { recursive: true, filter: path => !ignored.has(path) });
      }
      return;
    }
    case 'RUN':
      run(instruction.script);
      return;
    case 'USER':
      user = instruction.id;
      return;
    case 'CMD':
      command = instruction.words;
  }
}

function run(script: string): void {
  const options: SpawnSyncOptions = { cwd: within('/app'), stdio: ['ignore', 'ignore', 'inherit'] };
  // Only root may give a directory away; where the server runs as ourselves, nobody has to.
  const local = (isRoot ? script : script.replace(/ && chown \S+ \S+/, '')).replaceAll(
    / \/data\b/g,
    ` ${within('/data')}`,
  );
  if (spawnSync('sh', ['-ec', local], { ...options, env: { ...process.env, ...placed() } }).status !== 0)
    throw new Error(`RUN ${script}: failed.`);
}

/** As an image is first started, without credentials, and then as the App with its embedded database. */
async function startAndStop(settings: Record<string, string>, path: string): Promise<void> {
  const port = await freePort();
  const [, ...words] = command;
  const server = spawn(process.execPath, words, {
    cwd: within('/app'),
    env: { PATH: process.env['PATH'], ...placed(), ...settings, HOST: '127.0.0.1', PORT: String(port) },
    ...(isRoot && user !== undefined ? { uid: user, gid: user } : {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  server.stdout.on('data', chunk => (output += chunk));
  server.stderr.on('data', chunk => (output += chunk));
  const ended = new Promise<number | null>(resolve => server.once('exit', resolve));
  try {
    await answers(`http://127.0.0.1:${port}${path}`, () => server.exitCode !== null);
    server.kill('SIGTERM');
    const code = await ended;
    if (code !== 0) throw new Error(`exit code ${code} after SIGTERM`);
  } catch (error) {
    server.kill('SIGKILL');
    throw new Error(`node ${words.join(' ')}: ${error instanceof Error ? error.message : error}\n${output}`);
  }
}

async function answers(url: string, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && !hasEnded()) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error(`${url} did not answer 200`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function credentials(): Record<string, string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    APP_ID: '1',
    PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    WEBHOOK_SECRET: 'a secret for this run',
  };
}

function refuseIgnored(source: string): void {
  if (!ignoreLines.includes(`!${source}`)) throw new Error(`COPY ${source}: .dockerignore leaves it out.`);
}

function placed(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value.startsWith('/') ? within(value) : value]),
  );
}

/** A path of the image, in the directory that stands for the present stage. */
function within(path: string): string {
  return join(stage, path);
}
