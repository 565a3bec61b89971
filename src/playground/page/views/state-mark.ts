import { html } from 'hono/html';
import type { Html } from '../text.ts';

const marks: Readonly<Record<string, readonly [sign: string, tone: string]>> = {
  success: ['✓', 'good'],
  failure: ['✕', 'bad'],
  timed_out: ['✕', 'bad'],
  error: ['✕', 'bad'],
  action_required: ['!', 'bad'],
  neutral: ['▫', 'calm'],
  skipped: ['▫', 'calm'],
  cancelled: ['▫', 'calm'],
};

/** A sign for the eye and a word for everybody else; null is still running. */
export function stateMark(conclusion: string | null): Html {
  const [sign, tone] = marks[conclusion ?? ''] ?? ['●', 'busy'];

  return html`<span class="mark ${tone}" role="img" aria-label="${(conclusion ?? 'running').replaceAll('_', ' ')}">${sign}</span>`;
}
