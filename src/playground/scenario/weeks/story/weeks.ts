import type { Move } from '../move.ts';
import { week01 } from './week-01.ts';
import { week02 } from './week-02.ts';
import { week03 } from './week-03.ts';
import { week04 } from './week-04.ts';
import { week05 } from './week-05.ts';
import { week06 } from './week-06.ts';
import { week07 } from './week-07.ts';
import { week08 } from './week-08.ts';
import { week09 } from './week-09.ts';
import { week10 } from './week-10.ts';
import { week11 } from './week-11.ts';
import { week12 } from './week-12.ts';

/** Twelve weeks of a team: 31 August to 22 November 2026. */
export const weeks: readonly (readonly Move[])[] = [
  week01,
  week02,
  week03,
  week04,
  week05,
  week06,
  week07,
  week08,
  week09,
  week10,
  week11,
  week12,
];
