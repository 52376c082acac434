/** The report's own style: it stands alone, so it carries everything with it. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ink: #1f1d1a; --paper: #fffdf9; --muted: #6b655c; --rule: #d9d2c6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e4da; --paper: #1b1a18; --muted: #a49c8f; --rule: #3d3a35; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 Georgia, 'Source Serif 4', serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.5rem; }
h1 { font-size: 1.7rem; line-height: 1.2; } h2 { font-size: 1.2rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font: 14px/1.4 system-ui, sans-serif; }
caption { text-align: left; color: var(--muted); padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--rule); font-weight: normal; }
thead th { color: var(--muted); } .number { text-align: right; font-variant-numeric: tabular-nums; padding-right: 1rem; }
.reason { color: var(--muted); font-size: 12px; text-align: left; max-width: 16rem; margin-left: auto; }
@media print { :root { --ink: #000; --paper: #fff; --muted: #444; --rule: #bbb; } main { max-width: none; padding: 0; } tr, h2 { break-inside: avoid; break-after: auto; } }
`;
