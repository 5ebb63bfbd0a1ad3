import type { FigureColours } from './figure-colours.ts'

/** Of figures in the page: they follow its theme. */
export const pageColours: FigureColours = {
  text: 'var(--text-1)',
  quiet: 'var(--text-2)',
  line: 'var(--line-strong)',
  flood: 'var(--flood)',
  accent: 'var(--accent)',
  warn: 'var(--warn)'
}

const light = `--ink-0:#f6f8fa;--ink-1:#fff;--ink-2:#f1f4f7;--line:#dfe5eb;--line-strong:#c5cfd8;--text-1:#101820;--text-2:#3c4a57;--text-3:#5d6b78;--accent:#0d8a80;--accent-text:#0a6f67;--flood:#c8401c;--flood-text:#b23415;--warn:#8a5b00`
const dark = `--ink-0:#0b0f14;--ink-1:#10161d;--ink-2:#161e27;--line:#24303d;--line-strong:#34434f;--text-1:#e8eef4;--text-2:#a9b7c4;--text-3:#8f9faf;--accent:#5cc8c0;--accent-text:#5cc8c0;--flood:#ff7a59;--flood-text:#ff8d70;--warn:#f2b84b`

/** In percent of a table. By class, since the policy of the page that shows a report takes no style of a single element. */
const widths = Array.from({ length: 100 }, (_, at) => `.w${at + 1}{width:${at + 1}%}`).join('')

/** The look of the workbench, in one sheet; on paper always the light one. */
export const htmlStyle = `
:root{color-scheme:light dark;${light}}
@media screen and (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
body{margin:0;background:var(--ink-0);color:var(--text-1);font:15px/1.55 "Inter Variable",Inter,system-ui,sans-serif;display:grid;grid-template-columns:minmax(0,250px) minmax(0,1fr);grid-template-areas:"head head" "nav main" "foot foot";max-width:1320px;margin:0 auto;padding:0 28px}
header{grid-area:head;padding:28px 0 20px;border-bottom:1px solid var(--line)}
h1{margin:10px 0 6px;font-size:26px;line-height:1.25;font-weight:650;letter-spacing:-.01em;overflow-wrap:anywhere}
h1 .case{color:var(--accent-text);font-variant-numeric:tabular-nums}
.handling{margin:0;color:var(--text-2);font-size:13px}
.tlp{font-weight:650;border:1px solid var(--warn);color:var(--warn);border-radius:4px;padding:2px 8px;letter-spacing:.02em}
.score{margin:0;color:var(--text-2);font-variant-numeric:tabular-nums}
.band{font-weight:650;text-transform:uppercase;font-size:12px;letter-spacing:.05em;margin-right:6px}
.band.critical,.band.high{color:var(--flood-text)}.band.medium{color:var(--warn)}.band.low,.band.info{color:var(--text-2)}
nav{grid-area:nav;padding:20px 20px 20px 0}
nav ol{position:sticky;top:16px;list-style:none;margin:0;padding:0;font-size:13px;line-height:1.4}
nav a{display:flex;gap:8px;padding:4px 8px;border-radius:6px;color:var(--text-2);text-decoration:none}
nav a span{min-width:18px;color:var(--text-3);font-variant-numeric:tabular-nums}
nav a:hover{background:var(--ink-2);color:var(--text-1)}
a:focus-visible,summary:focus-visible,.table:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
main{grid-area:main;padding:20px 0 40px;min-width:0}
details{background:var(--ink-1);border:1px solid var(--line);border-radius:8px;margin:0 0 12px;scroll-margin-top:12px}
summary{cursor:pointer;padding:11px 16px;display:flex;align-items:center;gap:10px;list-style:none}
summary::-webkit-details-marker{display:none}
summary::before{content:"";width:6px;height:6px;border:solid var(--text-3);border-width:0 1.5px 1.5px 0;transform:rotate(-45deg);flex:none}
details[open]>summary::before{transform:rotate(45deg)}
details[open]>summary{border-bottom:1px solid var(--line)}
h2{margin:0;font-size:16px;font-weight:620}
h2 .number{color:var(--text-3);font-weight:500;margin-right:6px;font-variant-numeric:tabular-nums}
.body{padding:14px 18px 16px}
p{margin:0 0 12px;max-width:86ch;overflow-wrap:anywhere}
.lead{font-weight:600}
.warn{border-left:3px solid var(--flood);padding:8px 12px;background:var(--ink-2);border-radius:0 6px 6px 0}
.more{color:var(--text-2);font-size:13px}
ul{margin:0 0 14px;padding-left:20px;max-width:86ch}li{margin:0 0 4px;overflow-wrap:anywhere}
dl{margin:0 0 14px}
dl div{display:grid;grid-template-columns:minmax(0,210px) minmax(0,1fr);gap:16px;padding:4px 0;border-bottom:1px solid var(--line)}
dl div:last-child{border-bottom:0}
dt{color:var(--text-2)}dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.table{overflow-x:auto;margin:0 0 16px}
${widths}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.45}
caption{text-align:left;font-weight:600;font-size:14px;padding:6px 0}
th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere;min-width:72px;max-width:420px}
th{color:var(--text-2);font-weight:550;white-space:nowrap;overflow-wrap:normal}
.fixed{font-family:"JetBrains Mono Variable","JetBrains Mono",ui-monospace,SFMono-Regular,Menlo,monospace;font-size:12px;min-width:150px;max-width:250px}
figure{margin:0 0 16px}figure svg{max-width:100%;height:auto;display:block}figcaption{color:var(--text-2);font-size:13px}
.sum{display:grid;gap:6px;margin:0 0 16px}
.sum>div{display:grid;grid-template-columns:minmax(0,190px) 140px 70px minmax(0,1fr);gap:12px;align-items:center;font-size:13px}
.sum svg{width:140px;height:6px}.sum .points{color:var(--text-2);font-variant-numeric:tabular-nums}.sum .why{color:var(--text-2);overflow-wrap:anywhere}
footer{grid-area:foot;border-top:1px solid var(--line);padding:16px 0 32px;color:var(--text-2);font-size:13px}
@media screen and (max-width:860px){body{grid-template-columns:minmax(0,1fr);grid-template-areas:"head" "nav" "main" "foot";padding:0 16px}nav ol{position:static;columns:2}.sum>div{grid-template-columns:1fr 70px}.sum svg{display:none}.sum .why{grid-column:1/-1}dl div{grid-template-columns:1fr;gap:0}}
@media print{
@page{size:A4;margin:16mm 14mm}
body{display:block;max-width:none;padding:0;background:#fff;font-size:10pt}
nav{display:none}
details{border:0;border-radius:0;margin:0 0 6mm;background:none}
details::details-content{content-visibility:visible;block-size:auto}
details>.body{padding:2mm 0}
summary{padding:1mm 0;border-bottom:1px solid var(--line-strong)}
summary::before{display:none}
summary,caption,figure,.sum>div{break-inside:avoid}summary{break-after:avoid}
tr{break-inside:avoid}thead{display:table-header-group}
.table{overflow:visible}table{font-size:7.5pt;table-layout:fixed}.fixed{font-size:6.5pt}th,td{min-width:0;max-width:none;padding:3px 6px 3px 0}th{white-space:normal}dl div{padding:2px 0}
}`
