import {
  type DoctorFinding,
  type DoctorName,
  type DoctorSection,
  findingsOf,
} from '../../model/doctor-line.ts';
import { GatewayError } from '../../model/gateway-error.ts';
import { sentence } from '../../model/sentence.ts';

const limitMs = 10_000;

/** What one look finds; a look that fails or takes too long is one finding that says so. */
export async function lookWithin(
  section: DoctorSection,
  name: DoctorName,
  look: () => Promise<readonly DoctorFinding[] | DoctorFinding>,
): Promise<readonly DoctorFinding[]> {
  const { unknown } = findingsOf(section);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<DoctorFinding>(resolve => {
    const finding = unknown(name, sentence('doctor:look.no-answer', { seconds: limitMs / 1000 }));
    timer = setTimeout(() => resolve(finding), limitMs);
  });
  try {
    return [await Promise.race([look(), late])].flat();
  } catch (error) {
    const reason =
      error instanceof GatewayError
        ? sentence('doctor:look.gateway', { message: error.message })
        : sentence('doctor:look.unseen', { errorCode: codeOf(error) });
    return [unknown(name, reason)];
  } finally {
    clearTimeout(timer);
  }
}

/** The code or name of the deepest cause; never a message, which may hold a secret. */
export function codeOf(error: unknown): string | undefined {
  let current = error;
  for (let depth = 0; depth < 10 && current instanceof Error && current.cause instanceof Error; depth += 1)
    current = current.cause;
  if (!(current instanceof Error)) return undefined;
  const code = 'code' in current ? current.code : undefined;
  return typeof code === 'string' ? code : current.name;
}
