import { resolve } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { convertManifest, type RegisteredApp } from '../../github/convert-manifest.ts';
import type { Log } from '../../model/log.ts';
import type { Language, Texts } from '../../render/texts.ts';
import { front } from '../front.ts';
import { listen } from '../http-server.ts';
import { credentialVariables } from './credential-variables.ts';
import { addToEnvFile, envLines } from './env-file.ts';
import type { GitHubHost } from './read-choices.ts';
import { createRegistrations } from './registrations.ts';
import { createSetupDoor } from './setup-door.ts';
import { setupRoutes } from './setup-routes.ts';

export interface SetupOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly webhookPath: string;
  readonly fixedHost: GitHubHost | null;
  /** The text of `app.yml`. */
  readonly appYml: string;
  /** The file that credentials are kept in. */
  readonly envFile: string;
  readonly texts: Readonly<Record<Language, Texts>>;
  /** Where the browser asks for neither of ours. */
  readonly language: Language;
  readonly log: Log;
  readonly now: () => Date;
}

export interface OpenSetup {
  readonly url: string;
  /** With the token: for the person who runs the server. */
  readonly setupUrl: string;
  /** The new settings, once an App is registered. */
  readonly registered: Promise<Readonly<Record<string, string>>>;
  close(graceMs: number): Promise<void>;
}

/** Serves the setup in the place of the server: nothing is sent to GitHub before a person comes back from there. */
export async function openSetup(options: SetupOptions): Promise<OpenSetup> {
  const { host, port, log, now, webhookPath, fixedHost, appYml, texts, language } = options;
  const { promise: registered, resolve: settle } = Promise.withResolvers<Record<string, string>>();
  const door = createSetupDoor(now);

  const routes = setupRoutes({
    ...{ door, fixedHost, appYml, webhookPath, texts, language, registrations: createRegistrations(now) },
    convert: (github, code) => convertManifest(apiUrl(github), code),
    async register(app: RegisteredApp, github: GitHubHost) {
      const file = resolve(options.envFile);
      const variables = credentialVariables(app, github);
      const reason = await addToEnvFile(file, variables);
      log.info({ appId: app.id, file: reason === undefined ? file : null }, 'GitHub App registered');
      // After the answer is on its way.
      setTimeout(() => settle(variables), 250);
      return reason === undefined ? { file } : { file, reason, lines: envLines(variables) };
    },
  });
  const web = await listen(front(log, routes, notYet()), {
    ...{ host, port, requestTimeoutMs: 30_000, portSetting: 'PORT', hostSetting: 'HOST' },
  });
  const shown = web.url.replace(/\/\/(0\.0\.0\.0|\[::\])/, '//localhost');
  return { url: web.url, setupUrl: `${shown}/setup?token=${door.token}`, registered, close: web.close };
}

function apiUrl({ host, protocol }: GitHubHost): string {
  return host === 'github.com' ? 'https://api.github.com' : `${protocol}://${host}/api/v3`;
}

/** GitHub and load balancers hear that nobody is ready. */
function notYet(): Hono<{ Bindings: HttpBindings }> {
  return new Hono<{ Bindings: HttpBindings }>()
    .get('/healthz', context => context.text('alive\n'))
    .all('/setup/*', context => context.notFound())
    .all('*', context =>
      context.text('not set up yet: the log of this server has the address of the setup\n', 503),
    );
}
