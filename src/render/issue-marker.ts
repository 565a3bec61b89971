import { commentMarker } from './comment-marker.ts';

/** The hidden line by which Rung knows an issue of its own again, whatever its title and labels are by now. */
export function issueMarker(subject: string, appId: number): string {
  return commentMarker(`issue/${subject}`, appId);
}

const markerLine = /^<!-- rung:issue\/([\w./-]{1,100}):app-(\d{1,15}) -->\s*$/;

/** What an issue is about. Below the marker, people may have written something. */
export function subjectOf(body: string, appId: number): string | null {
  for (const line of body.split('\n').toReversed()) {
    const [, subject, app] = markerLine.exec(line) ?? [];
    if (subject !== undefined) return Number(app) === appId ? subject : null;
  }

  return null;
}
