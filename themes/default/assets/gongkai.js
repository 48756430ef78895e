// What a script adds to pages that are whole without it. Sets attributes and classes, never styles.
'use strict';

const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

// ---- Ways of reading: attributes of <html>, set before anything is painted ----

const MODES = { text: 'large', contrast: 'high', scheme: 'dark' };
const chosen = document.documentElement.dataset;
const system = matchMedia('(prefers-color-scheme: dark)');
const isOn = (mode) => (chosen[mode] || (system.matches ? 'dark' : '')) === MODES[mode];

function choose(mode, value) {
  if (value) chosen[mode] = value;
  else delete chosen[mode];
}

// Where nothing is stored, a choice holds for this page.
function readModes() {
  try {
    for (const mode in MODES) choose(mode, localStorage.getItem('gongkai-' + mode));
  } catch {}
  for (const button of all('[data-mode]')) button.setAttribute('aria-pressed', isOn(button.dataset.mode));
}

// Whoever chooses the system's own scheme follows the system again.
function toggle(mode) {
  let value = isOn(mode) ? '' : MODES[mode];
  if (mode === 'scheme') value = !value === system.matches ? value || 'light' : '';
  choose(mode, value);
  try {
    localStorage[value ? 'setItem' : 'removeItem']('gongkai-' + mode, value);
  } catch {}
  readModes();
}

// ---- What cells say ----

// Content is Chinese whatever the site speaks. By pinyin, 2 before 10.
const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin', { numeric: true });
const isFigure = (cell) => cell.classList.contains('figure');
const textOf = (cell) => cell.textContent.trim();
const plain = (text) => text.replace(/,/g, '').replace('−', '-');
const fold = (text) => plain(text.normalize('NFKC').toLowerCase());
const numberOf = (cell) => parseFloat(plain(textOf(cell)));
const isNumber = (cell) => isFigure(cell) && !isNaN(numberOf(cell));
const isBlank = (cell) => (isFigure(cell) ? !isNumber(cell) : /absent|not-app|withheld/.test(cell.className));

const headOf = (th) => (th.querySelector('.unit') ? textOf(th).replace(/\s+(\S+)$/, '（$1）') : textOf(th));

// As in the CSV: plain numbers, nothing for nothing, formulas disarmed.
function copyOf(cell) {
  const text = textOf(cell).replace(/[\t\r\n]+/g, ' ');
  if (cell.scope === 'col') return headOf(cell);
  if (cell.classList.contains('absent')) return '';
  if (isNumber(cell)) return plain(text);
  return text.replace(/^[=+\-@＝＋－＠]/, "'$&").replace(/^".*/, (all) => `"${all.replace(/"/g, '""')}"`);
}

// Blank cells come last either way.
function compare(a, b, sign) {
  if (isBlank(a) || isBlank(b)) return isBlank(a) - isBlank(b);
  return sign * (isFigure(a) ? numberOf(a) - numberOf(b) : collator.compare(textOf(a), textOf(b)));
}

// ---- Tables ----

const shown = (list) => Array.from(list).filter((one) => !one.hidden);
let saying;

// Through the one live region; not after every letter typed.
function say(words, parts) {
  const [live] = all('[role=status]');
  live.textContent = '';
  clearTimeout(saying);
  const text = words.replace(/%([nms])/g, (_, part) => parts[part]);
  saying = setTimeout(() => (live.textContent = text), 250);
  return text;
}

// The old way where the new one is forbidden.
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = make('textarea', { className: 'hint', value: text });
    button.after(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    button.focus();
    return done;
  }
}

// Rows with the headings above them and all that can be found in them.
function readRows(table) {
  const rows = [];
  let above = [];
  for (const row of all('tbody > tr', table)) {
    if (/level/.test(row.className)) above = above.filter((one) => one.className < row.className).concat(row);
    else rows.push({ row, above, text: fold(above.concat(...row.cells).map(textOf).join(' ')) });
  }
  return rows;
}

function offer(box, template) {
  const words = template.dataset;
  const table = box.querySelector('table');
  const heads = all('thead th', table);
  const rows = readRows(table);
  const tools = template.content.firstElementChild.cloneNode(true);
  const [choices, search, button, message] = all('.choices, [type=search], .copy, .message', tools);
  const count = () => rows.filter(({ row }) => !row.hidden).length;

  // Rows stay in their group; the third time the order of the form is back.
  function sort(th) {
    const order = { none: 'ascending', ascending: 'descending' }[th.getAttribute('aria-sort')] || 'none';
    const [at, sign] = [th.cellIndex, order === 'ascending' ? 1 : -1];
    const by = (a, b) => compare(a.row.cells[at], b.row.cells[at], sign);
    for (const { row } of order === 'none' ? rows : rows.slice().sort(by)) row.parentNode.append(row);
    for (const head of heads) head.setAttribute('aria-sort', head === th ? order : 'none');
    say(words[order], { s: headOf(th) });
  }

  // Rows that hold every word asked for, and their headings.
  search.oninput = () => {
    const asked = fold(search.value).split(/\s+/);
    for (const level of all('.level', table)) level.hidden = true;
    for (const { row, above, text } of rows) {
      row.hidden = !asked.every((word) => text.includes(word));
      if (!row.hidden) for (const level of above) level.hidden = false;
    }
    const text = say(words.shown, { n: count(), m: rows.length });
    message.textContent = search.value ? text : '';
  };

  button.onclick = async () => {
    const lines = shown(table.rows).map((row) => shown(row.cells).map(copyOf).join('\t'));
    const done = await copy(lines.join('\n'), button);
    message.textContent = say(done ? words.copied : words.failed, { n: count() });
  };

  function show(th, on) {
    th.hidden = !on;
    for (const { row } of rows) row.cells[th.cellIndex].hidden = !on;
    for (const level of all('.level > th', table)) level.colSpan = shown(heads).length;
  }

  if (rows.length < 3) return;
  heads[0].parentNode.dataset.label = words.sort;
  for (const th of heads) {
    const sorter = make('button', { className: 'sort', onclick: () => sort(th) });
    // A term's link stays beside it: a button holds no link.
    sorter.append(...Array.from(th.childNodes).filter((node) => node.className !== 'term'));
    th.prepend(sorter);
    th.setAttribute('aria-sort', 'none');
    // The column of names stays.
    if (th.classList.contains('names')) continue;
    const check = make('input', { type: 'checkbox', checked: true, onchange: () => show(th, check.checked) });
    choices.append(make('label', { textContent: ' ' + headOf(th) }));
    choices.lastChild.prepend(check);
  }
  if (rows.length < 6) return;
  tools.setAttribute('aria-labelledby', table.caption.id);
  box.prepend(tools);
}

// A link leads to its row, filtered out or not.
function showTarget() {
  const row = document.getElementById(location.hash.slice(1));
  if (!row || !row.hidden) return;
  const [search] = all('[type=search]', row.closest('.table'));
  search.value = '';
  search.oninput();
  row.scrollIntoView();
}

// ---- Terms: the definition at the word; an older browser goes to it ----

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
system.onchange = readModes;
for (const event of ['storage', 'pageshow']) addEventListener(event, readModes);
addEventListener('hashchange', showTarget);
addEventListener('click', define);
addEventListener('DOMContentLoaded', () => {
  for (const button of all('[data-mode]')) {
    button.onclick = () => toggle(button.dataset.mode);
    button.parentNode.hidden = false;
  }
  readModes();
  for (const template of all('#table-tools')) all('.table').forEach((box) => offer(box, template));
});
