import { type DoctorFinding, findingsOf } from '../../model/doctor-line.ts';
import { sentence } from '../../model/sentence.ts';

const { ok, warning, failure, unknown } = findingsOf('App');

export interface WebhookFacts {
  readonly url: string | null;
  readonly contentType: string | null;
  readonly hasSecret: boolean;
  /** Where this server listens for it. */
  readonly webhookPath: string;
  /** The App's page on GitHub. */
  readonly appUrl: string;
}

export function judgeWebhook(facts: WebhookFacts): DoctorFinding {
  const { url, contentType, hasSecret, webhookPath, appUrl: app } = facts;
  if (url === null)
    return failure(
      'Webhook',
      sentence('doctor:webhook.no-address'),
      sentence('doctor:webhook.no-address-fix', { app }),
    );
  if (!hasSecret)
    return failure(
      'Webhook',
      sentence('doctor:webhook.no-secret', { url }),
      sentence('doctor:webhook.no-secret-fix', { app }),
    );
  if (contentType !== 'json')
    return failure(
      'Webhook',
      sentence('doctor:webhook.wrong-type', { url, contentType: contentType ?? undefined }),
      sentence('doctor:webhook.wrong-type-fix', { app }),
    );
  if (!(URL.parse(url)?.pathname ?? '').endsWith(webhookPath))
    return warning(
      'Webhook',
      sentence('doctor:webhook.wrong-path', { url, webhookPath }),
      sentence('doctor:webhook.wrong-path-fix', { app }),
    );
  return ok('Webhook', sentence('doctor:webhook.good', { url }));
}

export interface DeliveryFacts {
  readonly deliveries: readonly { readonly statusCode: number; readonly durationMs: number }[];
  /** False: there were more than these. */
  readonly complete: boolean;
}

export function judgeDeliveries({ deliveries, complete }: DeliveryFacts): DoctorFinding {
  const total = deliveries.length;
  if (total === 0)
    return unknown('Deliveries', sentence('doctor:deliveries.none'), sentence('doctor:deliveries.none-fix'));
  const failed = deliveries.filter(({ statusCode }) => statusCode < 200 || statusCode > 299);
  const slowestMs = Math.max(...deliveries.map(({ durationMs }) => durationMs));
  const counts = { complete, total, answered: total - failed.length, slowestMs };
  if (failed.length === 0) return ok('Deliveries', sentence('doctor:deliveries.good', counts));

  const different = [...new Set(failed.map(({ statusCode }) => statusCode))].slice(0, 5);
  const codes = different.map(code => (code === 0 ? sentence('doctor:deliveries.no-answer') : code));
  const tell = failed.length === total ? failure : warning;
  return tell(
    'Deliveries',
    sentence('doctor:deliveries.refused', { ...counts, codes }),
    sentence(different.includes(401) ? 'doctor:deliveries.secret-fix' : 'doctor:deliveries.refused-fix'),
  );
}
