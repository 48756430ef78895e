// Searches the site in the reader's own browser: loads the few files of the index that a question needs, by script tags, so
// that it works from a disk and under the strictest policy. What the files hold is written by src/search/ of the program.
'use strict';

// Files hand over what they hold through `gongkai.index`, `gongkai.words` and `gongkai.cards`.
globalThis.gongkai = (() => {
  // ---- Texts as they are compared: the same as src/search/fold.rs ----

  const CAPITALS = [
    [/[À-ÖØ-ÞΑ-ΡΣ-ΩА-Я]/u, 32],
    [/[Ѐ-Џ]/u, 80],
    [/[Ⅰ-Ⅿ]/u, 16],
  ];
  const LEFT_OUT = new RegExp(
    '[\\0-/:-@\\[-`{-\\x7f\\x80-\\xa9\\xab-\\xb1\\xb4\\xb6-\\xb8\\xbb-\\xbf\\xd7\\xf7' +
      '\\u2000-\\u206f\\u20a0-\\u20cf\\u2190-\\u245f\\u2500-\\u2bff\\u2e00-\\u2e7f\\ufe10-\\ufe6f' +
      '\\u3000-\\u3004\\u3008-\\u3020\\u3030\\u303d\\u30fb\\ud7b0-\\uf8ff\\ufeff\\uff00-\\uff65\\uffe0-\\uffff]',
    'u'
  );
  const isDigit = (ch) => ch >= '0' && ch <= '9';

  function plain(ch) {
    const code = ch.codePointAt(0);
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xfee0).toLowerCase();
    if (code < 0x80) return ch.toLowerCase();
    for (const [capitals, by] of CAPITALS) if (capitals.test(ch)) return String.fromCodePoint(code + by);
    return ch;
  }

  // The folded text, and where in the text each of its characters began; one more for its end.
  function folded(text) {
    const at = [];
    let out = '';
    let from = 0;
    let end = 0;
    const all = Array.from(text);
    const chars = all.map(plain);
    chars.forEach((ch, nth) => {
      const isPoint = ch === '.' && nth > 0 && isDigit(chars[nth - 1]) && nth + 1 < chars.length && isDigit(chars[nth + 1]);
      if (isPoint || !LEFT_OUT.test(ch)) {
        for (let unit = 0; unit < ch.length; unit += 1) at.push(from);
        out += ch;
        end = from + all[nth].length;
      }
      from += all[nth].length;
    });
    at.push(end);
    return { text: out, at };
  }

  const fold = (text) => folded(text).text;

  // ---- Numbers and lists: the same as src/search/code.rs ----

  const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$'()*+,-./:=?[]^_`{|}~";
  const LAST = 53;
  const MORE = SIGNS.length - LAST;
  const VALUES = new Uint8Array(128);
  Array.from(SIGNS).forEach((sign, value) => (VALUES[sign.charCodeAt(0)] = value));

  function reader(text, at = 0) {
    return {
      isDone: () => at >= text.length,
      sign: () => VALUES[text.charCodeAt(at++)],
      number() {
        let high = 0;
        for (;;) {
          const value = VALUES[text.charCodeAt(at++)];
          if (value < LAST) return high * LAST + value;
          high = high * MORE + (value - LAST) + 1;
        }
      },
    };
  }

  function each(list, isByBits, visit) {
    const read = reader(list, 1);
    if (isByBits) {
      for (let base = read.number(); !read.isDone(); base += 6) {
        const bits = read.sign();
        for (let bit = 0; bit < 6; bit += 1) if ((bits >> bit) & 1) visit(base + bit);
      }
      return;
    }
    for (let next = 0; !read.isDone(); ) {
      const one = next + read.number();
      visit(one);
      next = one + 1;
    }
  }

  // ---- Files ----

  const FIRST_YEAR = 1989;
  const UNIT = 512;
  let site;
  let came;
  // A number for two characters, given by their codes, and what comes third, in the order of the index.
  const order = (first, second, third) => (first * 0x200000 + second) * 16 + third;

  const own = {
    fold,
    folded,
    // Loads a file by its address below `search/`; whoever has no page puts another way here.
    load: (address) =>
      new Promise((done, fail) => {
        const script = document.createElement('script');
        script.src = own.root + 'search/' + address;
        script.onload = done;
        script.onerror = () => fail(new Error(address));
        document.head.append(script);
      }),
    root: '',
    index(data) {
      const firsts = Array.from(data.firsts);
      const runs = [];
      const read = reader(data.runs);
      for (let from = 0; !read.isDone(); ) {
        const [kind, year, department, count] = [read.number(), read.number(), read.number(), read.number()];
        runs.push({ from, kind, year: year && year + FIRST_YEAR, department });
        from += count;
      }
      const cards = data.cards.map((text) => {
        const read = reader(text);
        const files = [];
        for (let from = 0; !read.isDone(); ) {
          const count = read.number();
          files.push({ from, count, check: SIGNS[read.sign()] });
          from += count;
        }
        return files;
      });
      const shards = [];
      for (let at = 0; at < firsts.length; at += 3) {
        const third = VALUES[firsts[at + 2].charCodeAt(0)];
        shards.push(order(firsts[at].codePointAt(0), firsts[at + 1].codePointAt(0), third));
      }
      site = { ...data, runs, cards, shards, words: new Map(), shown: new Map() };
    },
    words: (nth, version, text) => (came = { nth, version, text }),
    cards: (chunk, file, check, list) => (came = { chunk, file, check, list }),
  };

  // One file after the other: what came is of the one that was asked for.
  let queue = Promise.resolve();
  let count = 0;
  function fetched(address, isRight) {
    const next = queue.then(async () => {
      came = undefined;
      count += 1;
      await own.load(address);
      if (!came || !isRight(came)) throw new Error(`${address} is of another release`);
      return came;
    });
    queue = next.catch(() => {});
    return next;
  }

  async function words(nth) {
    if (!site.words.has(nth)) {
      const { text } = await fetched(`words/${nth}.js`, (it) => it.nth === nth && it.version === site.version);
      const entries = new Map();
      for (const entry of text.split('!')) {
        const [first, second] = entry;
        if (second) entries.set(first + second, entry.slice(first.length + second.length));
      }
      site.words.set(nth, entries);
    }
    return site.words.get(nth);
  }

  // The last file that begins at or before a place of the index.
  function fileAt(place) {
    let [low, high] = [0, site.shards.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (site.shards[middle] <= place) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  // The files that have what lies between two places.
  function filesOf(from, to) {
    const files = [];
    for (let file = Math.max(fileAt(from), 0); file <= fileAt(to); file += 1) files.push(file);
    return files;
  }

  async function card(document) {
    const chunk = Math.floor(document / site.chunk);
    const within = document % site.chunk;
    const file = site.cards[chunk].findIndex(({ from, count }) => within < from + count);
    const name = `${chunk}/${file}`;
    if (!site.shown.has(name)) {
      const { check } = site.cards[chunk][file];
      const { list } = await fetched(`${name}.js`, (it) => it.chunk === chunk && it.file === file && it.check === check);
      site.shown.set(name, list);
    }
    return site.shown.get(name)[within - site.cards[chunk][file].from];
  }

  // ---- Which documents have a text ----

  const [START, THIRDS, WEIGHTS] = ['^', 8, 3];
  const TAGS = WEIGHTS * (THIRDS + 1);
  const thirdOf = (ch) => ch.codePointAt(0) % THIRDS;
  // Bytes of the index that a question may cost, as far as it is for us to choose.
  const BUDGET = 50 * 1024;
  let left = BUDGET;
  // How well a text is met: a title is the text, has it; the name of a department or indicator, or an amount has it; anything.
  const [IS, NAMED, STRONG, WEAK] = [4, 3, 2, 1];

  // Visits the lists of two characters: what weighs the text, what comes third, then each document.
  function lists(entry, third, visit) {
    for (const list of (entry ?? '').split(' ')) {
      if (list.length < 2) continue;
      const tag = VALUES[list.charCodeAt(0)] % TAGS;
      const isByBits = VALUES[list.charCodeAt(0)] >= TAGS;
      const [weight, next] = [tag % WEIGHTS, Math.floor(tag / WEIGHTS)];
      if (third === undefined || third === next) each(list, isByBits, (document) => visit(document, weight));
    }
  }

  const sizeOf = (file) => (site.words.has(file) ? 0 : (VALUES[site.sizes.charCodeAt(file)] + 1) * UNIT);
  const costOf = ({ files }) => files.reduce((sum, file) => sum + sizeOf(file), 0);

  // Two characters to look up, with what has to come third if anything has to.
  function pair(first, second, third) {
    const place = (third) => order(first.codePointAt(0), second.codePointAt(0), third);
    return { name: first + second, third, files: filesOf(place(third ?? 0), place(third ?? THIRDS)) };
  }

  // Whether the question can still afford a pair; then it has paid for it.
  function isWorth(pair) {
    const cost = costOf(pair);
    if (cost > left) return false;
    left -= cost;
    return true;
  }

  async function visit(pair, take) {
    for (const file of pair.files) lists((await words(file)).get(pair.name), pair.third, take);
  }

  // The pairs to look up: not all of a long text, and of the others first those whose files are small.
  function chosen(chars) {
    const last = chars.length - 2;
    const step = Math.max(1, Math.ceil(last / 9));
    const pairs = [];
    for (let at = 0; at < last; at += step) pairs.push(pair(chars[at], chars[at + 1], thirdOf(chars[at + 2])));
    if (step > 1) pairs.push(pair(chars[last - 1], chars[last], thirdOf(chars[last + 1])));
    pairs.push(pair(chars[last], chars[last + 1]));
    pairs.sort((a, b) => costOf(a) - costOf(b));
    return pairs.filter((pair, at) => at === 0 || isWorth(pair));
  }

  // For each document how well it meets a folded text; 0 where it does not have it.
  async function met(text) {
    const chars = Array.from(text);
    const ranks = new Uint8Array(site.documents);
    if (chars.length === 0) return ranks;
    if (chars.length === 1) return single(chars[0], ranks);
    const reached = [0, 1, 2].map(() => new Uint8Array(site.documents));
    const pairs = chosen(chars);
    for (const [step, pair] of pairs.entries()) {
      await visit(pair, (document, weight) => {
        if (reached[weight][document] === step) reached[weight][document] = step + 1;
      });
    }
    const [starts, ends] = [new Uint8Array(site.documents), new Uint8Array(site.documents)];
    if (reached[0].includes(pairs.length)) {
      const edges = [
        [pair(START, chars[0], thirdOf(chars[1])), starts],
        [pair(chars.at(-2), chars.at(-1), THIRDS), ends],
      ];
      for (const [edge, marks] of edges) {
        if (isWorth(edge)) await visit(edge, (document, weight) => weight || (marks[document] = 1));
      }
    }
    for (let document = 0; document < ranks.length; document += 1) {
      const has = (weight) => reached[weight][document] === pairs.length;
      if (has(0)) ranks[document] = starts[document] && ends[document] ? IS : NAMED;
      else if (has(1)) ranks[document] = STRONG;
      else if (has(2)) ranks[document] = WEAK;
    }
    return ranks;
  }

  // One character: every pair that it begins.
  async function single(ch, ranks) {
    const code = ch.codePointAt(0);
    for (const file of filesOf(order(code, 0, 0), order(code, 0x1fffff, THIRDS))) {
      for (const [name, entry] of await words(file)) {
        if (!name.startsWith(ch)) continue;
        lists(entry, undefined, (document, weight) => {
          ranks[document] = Math.max(ranks[document], [NAMED, STRONG, WEAK][weight]);
        });
      }
    }
    return ranks;
  }

  // ---- What is asked, and what is found ----

  // Kinds of documents, as src/search/document.rs numbers them.
  const [PROJECT_YEAR, DEPARTMENT_YEAR, , DEPARTMENT] = [0, 1, 2, 3];
  // The page of a department that lists its projects, of one year or of all: what it is called here.
  const listOf = ({ kind, year, department }) =>
    kind === DEPARTMENT_YEAR ? `${department}/${year}` : kind === DEPARTMENT ? `${department}` : undefined;
  // The pages that list a project of a year.
  const listing = ({ kind, year, department }) => (kind === PROJECT_YEAR ? [`${department}/${year}`, `${department}`] : []);

  // Words that stand apart may stand apart; where they stand together, it is the better result.
  async function find(question) {
    site ?? (await own.load('index.js'));
    left = BUDGET;
    const whole = fold(question);
    const parts = [...new Set(question.split(/\s+/).map(fold))].filter((part) => part !== '');
    const together = await met(whole);
    const hits = [];
    let scores = together.map((rank) => (rank ? rank + IS : 0));
    if (parts.length > 1) {
      const apart = [];
      for (const part of parts) apart.push(await met(part));
      scores = scores.map((score, at) => score || apart.reduce((least, ranks) => Math.min(least, ranks[at]), IS));
    }
    const called = new Set();
    let run = 0;
    scores.forEach((score, document) => {
      if (!score) return;
      while (run + 1 < site.runs.length && site.runs[run + 1].from <= document) run += 1;
      const { kind, year, department } = site.runs[run];
      const hit = { document, score, kind, year, department };
      // Projects come first of all kinds: what they are called is known before their departments are looked at.
      if (together[document] >= NAMED) listing(hit).forEach((list) => called.add(list));
      hit.isListing = called.has(listOf(hit));
      hits.push(hit);
    });
    // Within a score they stay in the order of documents: by kind, the newest first; but a department that has a project
    // called so surely says what others only may.
    hits.sort((a, b) => b.score - a.score || b.isListing - a.isListing || a.document - b.document);
    return { whole, parts, hits, named: new Set(), departments: site.departments };
  }

  // What a hit says, if it says it: pairs of characters can all be there without the text. Of a department too little may be
  // shown to tell; it says what a project of its is called.
  async function look({ whole, parts, named }, hit) {
    const list = await card(hit.document);
    const [address, name, others] = list;
    const titles = [name, ...others.split('\n')].map(fold);
    const isCut = list.at(-1) === 0;
    const texts = [];
    for (let at = 3; at + 1 < list.length; at += 2) {
      for (const text of list[at + 1].split('\n')) texts.push({ label: list[at], text, folded: fold(text) });
    }
    const has = (part) => titles.some((title) => title.includes(part)) || texts.some(({ folded }) => folded.includes(part));
    if (fold(name).includes(whole)) listing(hit).forEach((list) => named.add(list));
    const isSeen = parts.every(has) || named.has(listOf(hit));
    const isThere = isCut || isSeen;
    const isTogether = has(whole);
    const wanted = isTogether ? [whole] : parts;
    const lines = wanted
      .filter((part) => !fold(name).includes(part))
      .map((part) => texts.find(({ folded }) => folded.includes(part)))
      .filter((line, at, all) => line && all.indexOf(line) === at);
    // Who finds a name is told what comes first about it.
    if (lines.length === 0 && texts.length > 0) lines.push(texts[0]);
    const rank = titles.includes(whole) ? IS : 0;
    return { ...hit, address, name, lines, wanted, isThere, isSeen, rank };
  }

  // Files that one list of results may cost: where many hits turn out to be none, it is shorter, and goes on when asked.
  const FILES = 13;

  // The next results that hold what was asked for, taken from the front of what is left; those of whose texts too little is
  // shown to tell come behind the others.
  async function next(answer, left, most) {
    const start = count;
    const found = [];
    const perhaps = [];
    while (found.length < most && left.length > 0 && count - start < FILES) {
      const hit = await look(answer, left.shift());
      if (hit.isThere) (hit.isSeen ? found : perhaps).push(hit);
    }
    return [...found.sort((a, b) => b.rank - a.rank), ...perhaps];
  }

  // A text in pieces, those that were asked for marked; of a long one what stands around the first.
  function marked(text, wanted, around = Infinity) {
    const { text: plain, at } = folded(text);
    const ranges = [];
    for (const part of wanted) {
      for (let from = plain.indexOf(part); from >= 0; from = plain.indexOf(part, from + part.length)) {
        const end = from + part.length;
        ranges.push([at[from], end < at.length - 1 ? lastOf(text, at, end) : at[end]]);
      }
    }
    ranges.sort((a, b) => a[0] - b[0]);
    const start = ranges.length && around < ranges[0][0] ? ranges[0][0] - around : 0;
    const stop = ranges.length ? Math.max(ranges[0][1] + 2 * around, start) : 3 * around;
    const pieces = [];
    let done = start;
    for (const [from, to] of ranges) {
      if (from < done || from >= stop) continue;
      pieces.push({ text: text.slice(done, from) }, { text: text.slice(from, to), isMarked: true });
      done = to;
    }
    pieces.push({ text: text.slice(done, Math.max(done, stop)) });
    if (start > 0) pieces.unshift({ text: '…' });
    if (Math.max(done, stop) < text.length) pieces.push({ text: '…' });
    return pieces.filter((piece) => piece.text !== '');
  }

  // Where the character before the folded one ends: marks between the two belong to neither.
  function lastOf(text, at, end) {
    const from = at[end - 1];
    return from + String.fromCodePoint(text.codePointAt(from)).length;
  }

  return Object.assign(own, { find, next, marked });
})();

// ---- The page ----

if (globalThis.document) {
  const PAGE = 10;
  const box = document.querySelector('.search');
  const asked = new URLSearchParams(location.search).get('q')?.trim() ?? '';
  const words = box.dataset;
  const within = (selector) => box.querySelector(selector);
  const make = (tag, properties, ...inside) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  };
  const message = within('.search-message');
  const results = within('.results');
  const more = within('.more');
  const filters = within('.search-filters');
  const selects = ['kind', 'year', 'department'].map((name) => filters.elements[name]);
  const say = (text, count) => (message.textContent = text.replace('%n', count).replace('%q', asked));
  let answer;
  let left = [];
  let shown = 0;

  const kinds = words.kinds.split('|');
  const labels = {
    kind: (kind) => kinds[kind],
    year: (year) => (year ? String(year) : words.noYear),
    department: (department) => (department ? answer.departments[department - 1] : words.noDepartment),
  };
  const isChosen = (hit, name) => filters.elements[name].value === '' || String(hit[name]) === filters.elements[name].value;
  const others = (name) => selects.map((select) => select.name).filter((other) => other !== name);

  // How many results each choice would leave, the other two as they are.
  function count() {
    for (const select of selects) {
      const { name, value } = select;
      const counts = new Map();
      for (const hit of answer.hits) {
        if (others(name).every((other) => isChosen(hit, other))) counts.set(hit[name], (counts.get(hit[name]) ?? 0) + 1);
      }
      if (value !== '' && !counts.has(Number(value))) counts.set(Number(value), 0);
      const sign = name === 'year' ? -1 : 1;
      const options = [...counts].sort((a, b) => sign * (a[0] - b[0]));
      select.length = 1;
      select.append(...options.map(([one, count]) => make('option', { value: one }, `${labels[name](one)} (${count})`)));
      select.value = value;
      select.disabled = options.length < 2 && value === '';
    }
  }

  const pieces = (text, wanted, around) =>
    gongkai.marked(text, wanted, around).map((piece) => (piece.isMarked ? make('mark', {}, piece.text) : piece.text));

  function item({ address, name, lines, wanted, kind, year, department }) {
    const of = department && make('span', { lang: 'zh-CN' }, labels.department(department));
    const where = [labels.kind(kind), year && ` · ${labels.year(year)}`, department && ' · ', of];
    const link = make('a', { href: address }, ...pieces(name, wanted));
    const said = lines.slice(0, 2).map(({ label, text }) =>
      make('p', { className: 'said' }, ...(label ? [make('span', { className: 'label' }, label), ' '] : []), ...pieces(text, wanted, 40))
    );
    // What offices wrote is Chinese, whatever the page speaks.
    for (const element of [link, ...said]) element.lang = 'zh-CN';
    return make('li', {}, link, make('p', { className: 'note' }, ...where.filter(Boolean)), ...said);
  }

  // The next ten that hold what was asked for.
  async function show() {
    more.disabled = true;
    const found = await gongkai.next(answer, left, PAGE);
    const items = found.map(item);
    results.append(...items);
    if (shown > 0) items[0]?.querySelector('a').focus();
    shown += items.length;
    more.hidden = left.length === 0;
    more.disabled = false;
    more.textContent = words.more.replace('%n', Math.min(PAGE, left.length));
  }

  async function choose() {
    left = answer.hits.filter((hit) => selects.every(({ name }) => isChosen(hit, name)));
    shown = 0;
    results.replaceChildren();
    count();
    const many = left.length;
    await show();
    const total = shown + left.length;
    say(total > 0 ? words.found : words.nothing, total === many || left.length > 0 ? many : total);
  }

  async function search() {
    for (const field of document.querySelectorAll('[role=search] [name=q]')) field.value = asked;
    within('.search-without').hidden = true;
    document.querySelector('.lead').hidden = asked !== '';
    gongkai.root = words.root;
    if (asked === '') return;
    if (gongkai.fold(asked) === '') return say(words.nothing);
    document.title = `${asked} - ${document.title}`;
    say(words.searching);
    try {
      answer = await gongkai.find(asked);
      filters.hidden = answer.hits.length === 0;
      within('.search-help').hidden = answer.hits.length > 0;
      await choose();
    } catch {
      say(words.failed);
    }
  }

  filters.onchange = () => choose().catch(() => say(words.failed));
  more.onclick = () => show().catch(() => say(words.failed));
  search();
}
