import { Option } from 'commander';

export type Format = 'text' | 'json';

export function formatOption(): Option {
  return new Option('--format <format>', 'how the result is printed')
    .choices(['text', 'json'])
    .default('text');
}
