// What a script adds: ways of reading, tools for tables, definitions beside their terms. Without it everything is there.
'use strict';

const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

// ---- Ways of reading: attributes of <html>, set before anything is painted ----

const MODES = { text: 'large', contrast: 'high', scheme: 'dark' };
const chosen = document.documentElement.dataset;
const systemDark = matchMedia('(prefers-color-scheme: dark)');
const isOn = (mode) => (chosen[mode] || (systemDark.matches ? 'dark' : '')) === MODES[mode];

function choose(mode, value) {
  if (value) chosen[mode] = value;
  else delete chosen[mode];
}

function showModes() {
  for (const button of all('[data-mode]')) button.setAttribute('aria-pressed', isOn(button.dataset.mode));
}

function readModes() {
  try {
    for (const mode in MODES) choose(mode, localStorage.getItem('gongkai-' + mode));
  } catch (_) {
    // Nothing can be stored: a choice holds for this page.
  }
  showModes();
}

// A scheme that is the system's own is no choice: the page follows the system again.
function toggle(mode) {
  let value = isOn(mode) ? '' : MODES[mode];
  if (mode === 'scheme') value = !value === systemDark.matches ? value || 'light' : '';
  choose(mode, value);
  showModes();
  try {
    localStorage[value ? 'setItem' : 'removeItem']('gongkai-' + mode, value);
  } catch (_) {}
}

// ---- What cells say ----

// Content is Chinese whatever the site speaks: by pinyin, and 2 before 10.
const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin', { numeric: true });
const isFigure = (cell) => cell.classList.contains('figure');
const textOf = (cell) => cell.textContent.trim();
const plain = (text) => text.replace(/,/g, '').replace('−', '-');
const fold = (text) => plain(text.normalize('NFKC').toLowerCase());
const numberOf = (cell) => parseFloat(plain(textOf(cell)));
const isBlank = (cell) =>
  isFigure(cell) ? isNaN(numberOf(cell)) : /absent|not-applicable|withheld/.test(cell.className);

// Label and unit as the CSV has them.
const headOf = (th) => textOf(th).replace(th.querySelector('.unit') ? /\s+(\S+)$/ : /$^/, '（$1）');

// As the CSV has it: plain numbers, nothing for nothing, an apostrophe before what would run as a formula.
function copyOf(cell) {
  const text = textOf(cell).replace(/[\t\r\n]+/g, ' ');
  if (cell.scope === 'col') return headOf(cell);
  if (cell.classList.contains('absent')) return '';
  if (isFigure(cell) && !isBlank(cell)) return plain(text);
  return text.replace(/^[=+\-@＝＋－＠]/, "'$&").replace(/^".*/, (all) => '"' + all.replace(/"/g, '""') + '"');
}

// Blank cells come last either way.
function compare(a, b, sign) {
  if (isBlank(a) || isBlank(b)) return isBlank(a) - isBlank(b);
  return sign * (isFigure(a) ? numberOf(a) - numberOf(b) : collator.compare(textOf(a), textOf(b)));
}

// By the old way where the new one is missing or not allowed.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (_) {
    const focused = document.activeElement;
    const area = make('textarea', { className: 'hint', value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    focused.focus();
    return done;
  }
}

// ---- Tables ----

// Every row, with the headings above it and what can be found in it.
function readRows(table) {
  const rows = [];
  let above = [];
  for (const row of all('tbody > tr', table)) {
    if (row.classList.contains('level')) above = above.slice(0, row.classList.contains('level-2')).concat(row);
    else rows.push({ row, above, text: fold(above.concat(...row.cells).map(textOf).join(' ')) });
  }
  return rows;
}

let saying;

// Through the page's one live region; after a moment, so that not every letter typed is answered.
function say(words, parts) {
  const text = words.replace(/%([nms])/g, (_, part) => parts[part]);
  clearTimeout(saying);
  saying = setTimeout(() => (all('[role=status]')[0].textContent = text), 250);
  return text;
}

function offer(box, template) {
  const words = template.dataset;
  const table = box.querySelector('table');
  const heads = all('thead th', table);
  const rows = readRows(table);
  const tools = template.content.firstElementChild.cloneNode(true);
  const [choices, search, button, message] = all('.choices, [type=search], .copy, .message', tools);
  const shown = (list) => Array.from(list).filter((one) => !one.hidden);
  const count = () => shown(rows.map(({ row }) => row)).length;

  // Rows stay in their group; the third time the order of the form is back.
  function sort(th) {
    const order = { none: 'ascending', ascending: 'descending', descending: 'none' }[th.getAttribute('aria-sort')];
    const [at, sign] = [th.cellIndex, order === 'ascending' ? 1 : -1];
    const sorted = rows.slice();
    if (order !== 'none') sorted.sort((a, b) => compare(a.row.cells[at], b.row.cells[at], sign));
    for (const { row } of sorted) row.parentNode.append(row);
    for (const head of heads) head.setAttribute('aria-sort', head === th ? order : 'none');
    say(words[order], { s: headOf(th) });
  }

  // Rows that hold every word asked for, and their headings.
  function filter() {
    const asked = fold(search.value).split(/\s+/);
    for (const row of all('.level', table)) row.hidden = true;
    for (const { row, above, text } of rows) {
      row.hidden = !asked.every((word) => text.includes(word));
      if (!row.hidden) for (const heading of above) heading.hidden = false;
    }
    const text = say(words.shown, { n: count(), m: rows.length });
    message.textContent = search.value ? text : '';
  }

  function showColumn(th, on) {
    th.hidden = !on;
    for (const { row } of rows) row.cells[th.cellIndex].hidden = !on;
    for (const heading of all('.level > th', table)) heading.colSpan = shown(heads).length;
  }

  // What is to be seen, as tab-separated values.
  async function copyRows() {
    const lines = shown(table.rows).map((row) => shown(row.cells).map(copyOf).join('\t'));
    const done = await copy(lines.join('\n'));
    message.textContent = say(done ? words.copied : words.failed, { n: count() });
  }

  for (const th of rows.length < 3 ? [] : heads) {
    const sorter = make('button', { type: 'button', className: 'sort', onclick: () => sort(th) });
    sorter.append(...th.childNodes);
    th.append(sorter);
    th.setAttribute('aria-sort', 'none');
    // Without the column that names its rows a table says nothing.
    if (th.classList.contains('names')) continue;
    const label = make('label');
    const check = make('input', { type: 'checkbox', checked: true, onchange: () => showColumn(th, check.checked) });
    label.append(check, ' ' + headOf(th));
    choices.append(label);
  }
  if (rows.length < 6) return;
  search.oninput = filter;
  button.onclick = copyRows;
  tools.setAttribute('aria-labelledby', table.caption.id);
  box.prepend(tools);
}

// A link leads to its row, also to one that is filtered out.
function showTarget() {
  const row = document.getElementById(location.hash.slice(1));
  if (!row || !row.hidden) return;
  const search = row.closest('.table').querySelector('[type=search]');
  search.value = '';
  search.oninput();
  row.scrollIntoView();
}

// ---- Terms: the definition beside the word where the browser can, else the link leads to it ----

function define(event) {
  const link = event.target.closest('a.term');
  const term = link && document.getElementById(link.hash.slice(1));
  const box = make('div', { className: 'definition', popover: 'auto', tabIndex: -1, autofocus: true });
  if (!term || !box.showPopover) return;
  event.preventDefault();
  box.textContent = term.nextElementSibling.textContent;
  box.ontoggle = () => box.matches(':popover-open') || box.remove();
  link.after(box);
  box.showPopover({ source: link });
}

readModes();
for (const event of ['storage', 'pageshow']) addEventListener(event, readModes);
systemDark.addEventListener('change', showModes);
addEventListener('hashchange', showTarget);
addEventListener('click', define);
addEventListener('DOMContentLoaded', () => {
  for (const button of all('[data-mode]')) button.onclick = () => toggle(button.dataset.mode);
  for (const modes of all('.site-modes')) modes.hidden = false;
  showModes();
  for (const template of all('#table-tools')) for (const box of all('.table')) offer(box, template);
});
