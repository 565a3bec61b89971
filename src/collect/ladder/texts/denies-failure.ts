import { withoutComments } from '../../../practices/release/without-comments.ts';

const longest = 65_536;
/** Blanks are counted: a text of nothing but empty lines is read once. */
const line = /^[ \t]{0,8}failure:[ \t]{0,8}no\b/im;

/** A line `Failure: no`, that people see: what is taken back had done no harm. */
export const deniesFailure = (text: string): boolean => line.test(withoutComments(text.slice(0, longest)));
