import { type DoctorLine, linesOf } from '../../model/doctor-line.ts';

const { ok, warning, failure, unknown } = linesOf('App');

export interface WebhookFacts {
  readonly url: string | null;
  readonly contentType: string | null;
  readonly hasSecret: boolean;
  /** Where this server listens for it. */
  readonly webhookPath: string;
  readonly settingsUrl: string;
}

export function judgeWebhook(facts: WebhookFacts): DoctorLine {
  const { url, contentType, hasSecret, webhookPath, settingsUrl } = facts;
  const mend = (what: string) => `${what}: ${settingsUrl}`;
  if (url === null) return failure('Webhook', 'the App has no webhook address', mend('set it, and “Active”'));
  if (!hasSecret)
    return failure(
      'Webhook',
      `${url} has no secret: deliveries cannot be told from forgeries`,
      mend('set WEBHOOK_SECRET there too'),
    );
  if (contentType !== 'json')
    return failure(
      'Webhook',
      `${url} is sent ${contentType ?? 'an unknown type'}`,
      mend('content type application/json'),
    );
  if (!(URL.parse(url)?.pathname ?? '').endsWith(webhookPath))
    return warning(
      'Webhook',
      `GitHub sends to ${url}, this server listens at ${webhookPath}`,
      mend('correct the address, or set WEBHOOK_PATH, unless a proxy rewrites it'),
    );
  return ok('Webhook', `${url}, with a secret`);
}

export interface DeliveryFacts {
  readonly deliveries: readonly { readonly statusCode: number; readonly durationMs: number }[];
  /** False: there were more than these. */
  readonly complete: boolean;
}

export function judgeDeliveries({ deliveries, complete }: DeliveryFacts): DoctorLine {
  if (deliveries.length === 0)
    return unknown('Deliveries', 'none in 24 h', 'open or change a pull request, then look again');
  const failed = deliveries.filter(({ statusCode }) => statusCode < 200 || statusCode > 299);
  const slowestMs = Math.max(...deliveries.map(({ durationMs }) => durationMs));
  const count = complete ? `${deliveries.length} in 24 h` : `the last ${deliveries.length}`;
  const detail = `${count}, ${deliveries.length - failed.length} answered, slowest ${slowestMs} ms`;
  if (failed.length === 0) return ok('Deliveries', detail);

  const codes = [...new Set(failed.map(({ statusCode }) => statusCode))].slice(0, 5);
  const told = `${detail}; refused with ${codes.map(code => (code === 0 ? 'no answer' : code)).join(', ')}`;
  const fix = codes.includes(401)
    ? "WEBHOOK_SECRET differs from the one on the App's settings page"
    : 'see that GitHub reaches this server; redeliver on the page “Advanced” of the App';
  return failed.length === deliveries.length
    ? failure('Deliveries', told, fix)
    : warning('Deliveries', told, fix);
}
