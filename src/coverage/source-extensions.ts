/**
 * Names that end so hold code that tests can run. Documentation, data, markup, styles and generated declarations are
 * left out on purpose: a changed file of those is never called absent from the reports.
 */
const sourceExtensions: ReadonlySet<string> = new Set(
  `ada adb ads agda asm awk bas bash bb c c++ cbl cc cfc cfm cjs cl clj cljc cljs cls cob coffee cpp cppm cr cs csx
  cts cu cxx d dart dpr e elm erl ex exs f f03 f08 f90 f95 for fs fsx go gradle groovy gvy h h++ hh hpp hrl hs hxx
  inl ino ipp ixx java jl js jsx kt kts ksh lisp lpr lua luau m mjs ml mm move mts nim nix nqp nu p6 pas php pl pls
  plsql pm pp prg pro ps1 psm1 purs py pyw pyx r rake raku rb re res rkt rs s sc scala scm sh sol sql sv svelte swift
  tcl ts tsx v vala vb vhd vhdl vue wren xqm xquery zig zsh`.split(/\s+/),
);
const declarations = ['.d.ts', '.d.mts', '.d.cts'];

export function isSourcePath(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const dot = name.lastIndexOf('.');
  return (
    dot > 0 && sourceExtensions.has(name.slice(dot + 1)) && !declarations.some(end => name.endsWith(end))
  );
}
