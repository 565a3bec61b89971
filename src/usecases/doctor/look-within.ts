import { type DoctorLine, type DoctorSection, linesOf } from '../../model/doctor-line.ts';
import { GatewayError } from '../../model/gateway-error.ts';

const limitMs = 10_000;

/** The lines of one look; a look that fails or takes too long is one line that says so. */
export async function lookWithin(
  section: DoctorSection,
  name: string,
  look: () => Promise<readonly DoctorLine[] | DoctorLine>,
): Promise<readonly DoctorLine[]> {
  const { unknown } = linesOf(section);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<DoctorLine>(resolve => {
    timer = setTimeout(() => resolve(unknown(name, `no answer in ${limitMs / 1000} s`)), limitMs);
  });
  try {
    return [await Promise.race([look(), late])].flat();
  } catch (error) {
    const reason =
      error instanceof GatewayError ? error.message : `could not be looked at (${codeOf(error)})`;
    return [unknown(name, reason)];
  } finally {
    clearTimeout(timer);
  }
}

/** The code or name of the deepest cause; never a message, which may hold a secret. */
export function codeOf(error: unknown): string {
  let current = error;
  for (let depth = 0; depth < 10 && current instanceof Error && current.cause instanceof Error; depth += 1)
    current = current.cause;
  if (!(current instanceof Error)) return 'unknown reason';
  const code = 'code' in current ? current.code : undefined;
  return typeof code === 'string' ? code : current.name;
}
