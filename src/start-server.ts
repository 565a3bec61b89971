import { readFileSync } from 'node:fs';
import { type RunningApp, startApp } from './app.ts';
import { type OpenSetup, openSetup } from './http/setup/open-setup.ts';
import type { NetworkFacts } from './load-environment.ts';
import { createServerLog, type ServerLog } from './log.ts';
import { mistypedSettings } from './mistyped-settings.ts';
import { loadTexts } from './publish/load-texts.ts';
import { isNotSetUp, readServerSettings, readSettings } from './settings.ts';

export interface StartedServer {
  close(): Promise<void>;
  /** Rejects when the server cannot start after its setup, or cannot go on. */
  readonly failed?: Promise<never>;
}

export interface StartServerOptions {
  /** Filled when an App is registered. */
  readonly environment: Record<string, string | undefined>;
  readonly network: NetworkFacts;
  /** Told of each log before anything else happens. */
  onLog(log: ServerLog): void;
  readonly now: () => Date;
}

/** The server; or, as long as no credentials are set, the setup that gets some, and then the server. */
export async function startServer(options: StartServerOptions): Promise<StartedServer> {
  return isNotSetUp(options.environment) ? await setUpFirst(options) : await start(options);
}

async function start(options: StartServerOptions): Promise<RunningApp> {
  const { environment, onLog, now, network } = options;
  const settings = readSettings(environment, path => readFileSync(path, 'utf8'));
  const log = createServerLog(settings.logLevel);
  onLog(log);
  warnOf(network, log);
  for (const mistyped of mistypedSettings(environment))
    log.warn({ ...mistyped }, 'no setting of Rung: it does nothing');
  return await startApp({ ...settings, proxyVariables: network.proxyVariables, log, now });
}

async function setUpFirst(options: StartServerOptions): Promise<StartedServer> {
  const { environment, onLog, now, network } = options;
  const { host, port, webhookPath, language } = readServerSettings(environment);
  // Whatever LOG_LEVEL says: without this line nobody can set Rung up.
  const log = createServerLog('info');
  onLog(log);
  warnOf(network, log);
  const setup = await openSetup({
    ...{ host, port, webhookPath, language, log, now },
    texts: { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') },
    fixedHost: fixedHost(environment),
    appYml: readFileSync(new URL('../app.yml', import.meta.url), 'utf8'),
    envFile: '.env',
  });
  log.info(
    { url: setup.setupUrl },
    'Rung is not set up yet: open this address within an hour to register its GitHub App',
  );

  let running: OpenSetup | RunningApp = setup;
  const { promise: failed, reject } = Promise.withResolvers<never>();
  setup.registered
    .then(async credentials => {
      await setup.close(5000);
      Object.assign(environment, credentials);
      running = await start(options);
      await running.failed;
    })
    .catch(reject);
  return { close: () => running.close(25_000), failed };
}

/** What was set and does nothing: GitHub would not answer, and nobody would know why. */
function warnOf({ proxy, extraCertificates: extra }: NetworkFacts, log: ServerLog): void {
  if (proxy.variable !== null && !proxy.isUsed)
    log.warn({ variable: proxy.variable }, 'proxy is not used by this Node: set NODE_USE_ENV_PROXY=1');
  if (extra !== null && !extra.isRead)
    log.warn({ path: extra.path }, 'no certificate was read from the PEM file of NODE_EXTRA_CA_CERTS');
}

function fixedHost({ GHE_HOST: host, GHE_PROTOCOL: protocol }: StartServerOptions['environment']) {
  return host ? { host, protocol: protocol === 'http' ? ('http' as const) : ('https' as const) } : null;
}
