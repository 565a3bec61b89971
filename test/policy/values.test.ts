import { describe, expect, test } from 'vitest';
import { readPolicyFile } from '../../src/policy/read-policy-file.ts';
import { said } from '../builders/policy-problems.ts';

function problemsOf(text: string) {
  return readPolicyFile(text, 'repository').problems.map(
    problem => `${problem.line}:${problem.column} ${said({ file: 'rung.yml', ...problem })}`,
  );
}

describe('a waiver', () => {
  const day = (until: string) =>
    problemsOf(`waivers:\n  - { practice: signed-release, until: ${until}, because: HSM }`);

  test.each(['2027-03-31', '2028-02-29', '"2000-02-29"', '1999-12-31'])('may last until %s', until => {
    expect(day(until)).toEqual([]);
  });

  test.each([
    '2027-02-29',
    '1900-02-29',
    '2027-04-31',
    '2027-13-01',
    '2027-3-1',
    '20270331',
    'tomorrow',
    '2027',
  ])('may not last until %s', until => {
    expect(day(until)).toEqual([`2:40 waivers[0].until: expected a date such as 2027-03-31, found ${until}`]);
  });

  test('is told by its number, what is missing of it and what is too much, each at its place', () => {
    const text = [
      'waivers:',
      '  - { practice: signed-release, until: 2027-03-31, because: HSM }',
      '  - practice: signed-release',
      '    unti: 2027-03-31',
      '    because:',
      '  - signed-release',
      '  -',
    ].join('\n');

    expect(problemsOf(text)).toEqual([
      '3:5 waivers[1]: until is missing, expected a date such as 2027-03-31',
      '4:5 unknown key unti in waivers[1], nearest is until',
      '5:5 waivers[1].because: expected one line of at most 500 characters, found nothing',
      '6:5 waivers[2]: expected an entry with practice, until, because, found signed-release',
      '7:4 waivers[3]: expected an entry with practice, until, because, found nothing',
    ]);
  });

  test('is one of at most a hundred', () => {
    const one = '{ practice: a, until: 2027-03-31, because: b }';

    expect(problemsOf(`waivers: [${Array(100).fill(one)}]`)).toEqual([]);
    expect(problemsOf(`waivers: [${Array(101).fill(one)}]`).join()).toContain('a list of at most 100');
  });
});

describe('a planned mix', () => {
  const mix = (shares: string) => problemsOf(`planned-mix: ${shares}`);

  test('names all four kinds, which make the whole', () => {
    expect(mix('{ feature: 60, defect: 15, debt: 15, security: 10 }')).toEqual([]);
  });

  test.each([
    [
      '{ feature: 60, defect: 15, debt: 15, security: 11 }',
      /^1:14 planned-mix: expected shares of .* that make 100/,
    ],
    ['{ feature: 60, defect: 15, debt: 25 }', /security is missing, expected a whole number from 0 to 100/],
    ['{ feature: 101, defect: 0, debt: -1, security: 0 }', /planned-mix.feature: expected a whole number/],
    ['60', /^1:14 planned-mix: expected shares of/],
  ])('%s is refused', (shares, said) => {
    expect(mix(shares).join('\n')).toMatch(said);
  });
});

describe('a time zone', () => {
  const zone = (name: string) => problemsOf(`report: { schedule: { zone: ${name} } }`);

  test.each(['UTC', 'Asia/Shanghai', 'Asia/Chongqing', 'America/Argentina/Ushuaia', 'Etc/GMT+8'])(
    '%s',
    name => {
      expect(zone(name)).toEqual([]);
    },
  );

  test.each([
    'Asia/Bejing',
    'Mars/Base',
    '"+08:00"',
    'CST8:00',
    '"../../etc/passwd"',
    '8',
    `A${'a'.repeat(64)}`,
  ])('%s is none', name => {
    expect(zone(name).join()).toContain('expected a time zone such as Asia/Shanghai');
  });
});

describe('work items outside GitHub', () => {
  test('need the form of their keys in the same file', () => {
    expect(problemsOf('start: enforce\nwork-items:\n  in: outside\n')).toEqual([
      '3:3 work-items: key is missing, expected the form of a key such as [A-Z]+-\\d+',
    ]);
  });

  test('with a key that is none are one problem, not two', () => {
    expect(problemsOf('work-items: { in: outside, key: ".*" }')).toHaveLength(1);
  });

  test('are found by that form; the one inside GitHub needs none', () => {
    expect(problemsOf('work-items: { in: outside, key: "[A-Z]+-\\\\d+" }')).toEqual([]);
    expect(problemsOf('work-items: { in: github }')).toEqual([]);
  });
});

test('problems stand in the order of the file, whatever they are of', () => {
  const text = 'work-items: { in: outside }\nreport: { focus: [devops] }\nstart: on\nxyzzy: 1\n';

  expect(problemsOf(text).map(told => told.slice(0, 1))).toEqual(['1', '2', '3', '4']);
});
