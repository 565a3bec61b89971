import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import type { RegisteredApp } from '../../github/convert-manifest.ts';
import { GatewayError } from '../../model/gateway-error.ts';
import { type Sentence, sentence } from '../../model/sentence.ts';
import type { Language, Texts } from '../../render/texts.ts';
import { nameProblem } from '../name-problem.ts';
import { languageOf, readerLanguage } from '../reader-language.ts';
import { appManifest } from './app-manifest.ts';
import { formPage } from './form-page.ts';
import { handOverPage } from './hand-over-page.ts';
import { isForeignForm } from './is-foreign-form.ts';
import { failurePage, outcomePage, type SetupOutcome } from './outcome-page.ts';
import { type GitHubHost, readChoices, type SetupChoices, type SetupFields } from './read-choices.ts';
import { readFields } from './read-fields.ts';
import type { Registrations } from './registrations.ts';
import { doorOpenMs, type SetupDoor } from './setup-door.ts';
import { contentPolicy } from './setup-page.ts';

export interface SetupRoutesOptions {
  readonly door: SetupDoor;
  readonly registrations: Registrations;
  /** The host that the settings name; null: the person chooses. */
  readonly fixedHost: GitHubHost | null;
  readonly appYml: string;
  readonly webhookPath: string;
  readonly texts: Readonly<Record<Language, Texts>>;
  readonly language: Language;
  /** The one request to GitHub. */
  convert(github: GitHubHost, code: string): Promise<RegisteredApp>;
  /** Keeps the credentials and lets the server start once the answer is sent. */
  register(app: RegisteredApp, github: GitHubHost): Promise<SetupOutcome['kept']>;
}

type SetupContext = Context<{ Bindings: HttpBindings }>;

/** The same for a wrong, a used and an old token. */
const closedDoor = (context: SetupContext) =>
  context.text('not found: the address in the log opens once, within an hour; a restart logs another\n', 404);

const tooLarge = (context: Context) => context.text('the form is larger than 16 KB\n', 413);

const cookieName = 'rung_setup';

/** The pages of the setup. Who has not come in with the token gets a constant 404. */
export function setupRoutes(options: SetupRoutesOptions): Hono<{ Bindings: HttpBindings }> {
  const { door, fixedHost } = options;
  const routes = new Hono<{ Bindings: HttpBindings }>();

  routes.use('/setup/*', async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
    context.header('Content-Security-Policy', contentPolicy);
    context.header('X-Content-Type-Options', 'nosniff');
    // GitHub looks where the form comes from; the path stays here.
    context.header('Referrer-Policy', 'strict-origin');
  });
  routes.use('/setup/*', async (context, next) => {
    const token = context.req.path === '/setup' ? context.req.query('token') : undefined;
    if (context.req.method === 'GET' && token !== undefined) {
      const cookie = door.enter(token);
      if (cookie !== undefined)
        setCookie(context, cookieName, cookie, {
          ...{ path: '/setup', httpOnly: true, sameSite: 'Lax', maxAge: doorOpenMs / 1000 },
          secure: originOf(context).startsWith('https:'),
        });
      else if (!door.isInside(getCookie(context, cookieName))) return closedDoor(context);
      // The token leaves the address bar.
      return context.redirect('/setup', 303);
    }
    return door.isInside(getCookie(context, cookieName)) ? next() : closedDoor(context);
  });

  /** By the link to the other language. */
  let chosen: Language | undefined;
  const textsFor = (context: SetupContext) =>
    options.texts[chosen ?? readerLanguage(context, options.language)];
  /** Whoever goes back to change something finds what was typed. */
  let typed: SetupFields | undefined;
  routes.get('/setup', context => {
    const language = context.req.query('language');
    if (language !== undefined) {
      chosen = languageOf(language) ?? chosen;
      return context.redirect('/setup', 303);
    }
    const fields = typed ?? { ...emptyFields, address: originOf(context) };
    return context.html(formPage(textsFor(context), fields, [], fixedHost));
  });
  routes.post('/setup', bodyLimit({ maxSize: 16 * 1024, onError: tooLarge }), async context => {
    if (isForeignForm(name => context.req.header(name))) return closedDoor(context);
    const fields = readFields(await context.req.parseBody());
    typed = fields;
    const read = readChoices(fields, fixedHost);
    const texts = textsFor(context);
    if ('problems' in read) return context.html(formPage(texts, fields, read.problems, fixedHost), 422);

    const callbackUrl = `${originOf(context)}/setup/callback`;
    const manifest = appManifest(options.appYml, read.choices, {
      webhookPath: options.webhookPath,
      callbackUrl,
    });
    const state = options.registrations.begin(read.choices);
    return context.html(handOverPage(texts, read.choices, registrationUrl(read.choices, state), manifest));
  });
  routes.get('/setup/callback', context => finish(options, context, textsFor(context)));
  return routes;
}

const emptyFields = {
  github: 'github.com',
  account: 'organization',
  organization: '',
  name: 'Rung',
} as const;

function registrationUrl({ github, organization }: SetupChoices, state: string): string {
  const owner = organization === null ? '' : `/organizations/${organization}`;
  return `${github.protocol}://${github.host}${owner}/settings/apps/new?state=${state}`;
}

/** Where the person's browser found us: that is where GitHub sends it back to. */
function originOf(context: SetupContext): string {
  // Of several proxies the first is the one that the browser spoke to.
  const forwarded = context.req.header('x-forwarded-proto')?.split(',')[0]?.trim().toLowerCase();
  const host = context.req.header('host') ?? '';
  return `${forwarded === 'https' ? 'https' : 'http'}://${/^[\w.:[\]-]+$/.test(host) ? host : 'localhost'}`;
}

async function finish(options: SetupRoutesOptions, context: SetupContext, texts: Texts): Promise<Response> {
  const { code = '', state = '' } = context.req.query();
  const choices = options.registrations.take(state);
  if (choices === undefined || !/^[\w-]{1,200}$/.test(code))
    return context.html(failurePage(texts, sentence('setup:failure.no-registration'), 'start-again'), 400);

  const { github } = choices;
  let app: RegisteredApp;
  try {
    app = await options.convert(github, code);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.kind !== 'unavailable')
      return context.html(failurePage(texts, refused(github, error), 'start-again'), 502);
    // The code may still be good: the same address can be asked for again.
    options.registrations.putBack(state, choices);
    return context.html(failurePage(texts, unreachable(github, error), 'try-again'), 502);
  }
  const kept = await options.register(app, github);
  return context.html(outcomePage(texts, { appName: app.name, installUrl: installUrl(app, github), kept }));
}

function refused({ host }: GitHubHost, { kind, status }: GatewayError): Sentence {
  const rest = { host, delete: sentence('setup:failure.delete', { host }) };
  if (kind === 'not-found') return sentence('setup:failure.unknown-code', rest);
  const reason =
    status === null || status === 201
      ? sentence('setup:failure.unreadable')
      : sentence('setup:failure.answered', { status });
  return sentence('setup:failure.unusable', { ...rest, reason });
}

function unreachable({ host }: GitHubHost, error: GatewayError): Sentence {
  const errorCode = error.status === null ? nameProblem(error) : `HTTP ${error.status}`;
  return sentence('setup:failure.unreachable', { host, errorCode });
}

function installUrl({ htmlUrl }: RegisteredApp, { protocol, host }: GitHubHost): string | null {
  return URL.parse(htmlUrl)?.origin === `${protocol}://${host}` ? `${htmlUrl}/installations/new` : null;
}
