import { asArray, asNumber, asObject, type JsonObject } from '../read-json.ts';
import type { ReportBuilder } from '../report-builder.ts';

/**
 * The lines of a file as gcov and gcovr write them. A template has a line for each of its instances: the greatest count
 * stays. Whether an exception was thrown there is no branch of the code's own.
 */
export function addGcovLines(builder: ReportBuilder, way: string, file: JsonObject): void {
  for (const one of asArray(file['lines'])) {
    const line = asObject(one);
    if (line === undefined || line['gcovr/noncode'] === true || line['gcovr/excluded'] === true) continue;
    const number = asNumber(line['line_number']);
    builder.addLine(number, asNumber(line['count']));
    for (const [index, each] of asArray(line['branches']).entries()) {
      const branch = asObject(each);
      if (branch === undefined || branch['throw'] === true) continue;
      builder.addBranch(number, `${way}:${index}`, asNumber(branch['count']) > 0);
    }
  }
}
