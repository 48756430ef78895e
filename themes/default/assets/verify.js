// Proves files that a reader chooses or drops: their SHA-256 against the archives of this site, and against every list of
// checksums among them. Nothing leaves the computer.
'use strict';

// ---- SHA-256 (FIPS 180-4), piece by piece: plain http has no SubtleCrypto, and SubtleCrypto takes a file only whole ----

const ROUND = new Uint32Array(64);
const BEGIN = new Uint32Array(8);

// Section 4.2.2 and 5.3.3: the first 32 bits of the fractional parts of the cube and square roots of the first primes.
for (let number = 2, found = 0; found < 64; number++) {
  let isPrime = true;
  for (let divisor = 2; divisor * divisor <= number; divisor++) isPrime = isPrime && number % divisor !== 0;
  if (!isPrime) continue;
  if (found < 8) BEGIN[found] = (Math.sqrt(number) % 1) * 0x100000000;
  ROUND[found++] = (Math.cbrt(number) % 1) * 0x100000000;
}

class Sha256 {
  constructor() {
    this.state = Uint32Array.from(BEGIN);
    this.words = new Uint32Array(64);
    this.rest = new Uint8Array(64);
    this.length = 0;
  }

  update(bytes) {
    let at = 0;
    const held = this.length % 64;
    this.length += bytes.length;
    if (held > 0) {
      at = Math.min(64 - held, bytes.length);
      this.rest.set(bytes.subarray(0, at), held);
      if (held + at < 64) return this;
      this.block(this.rest, 0);
    }
    for (; at + 64 <= bytes.length; at += 64) this.block(bytes, at);
    this.rest.set(bytes.subarray(at));
    return this;
  }

  block(bytes, at) {
    const { state, words } = this;
    const turn = (word, by) => (word >>> by) | (word << (32 - by));
    for (let t = 0; t < 16; t++, at += 4) {
      words[t] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    }
    for (let t = 16; t < 64; t++) {
      const [two, fifteen] = [words[t - 2], words[t - 15]];
      const late = turn(two, 17) ^ turn(two, 19) ^ (two >>> 10);
      const early = turn(fifteen, 7) ^ turn(fifteen, 18) ^ (fifteen >>> 3);
      words[t] = late + words[t - 7] + early + words[t - 16];
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let t = 0; t < 64; t++) {
      const choice = (e & f) ^ (~e & g);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + ROUND[t] + words[t]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, at) => (state[at] += word));
  }

  hex() {
    const bits = this.length * 8;
    const end = new Uint8Array(this.length % 64 < 56 ? 64 - (this.length % 64) : 128 - (this.length % 64));
    end[0] = 0x80;
    new DataView(end.buffer).setUint32(end.length - 8, Math.floor(bits / 0x100000000));
    new DataView(end.buffer).setUint32(end.length - 4, bits);
    this.update(end);
    return Array.from(this.state, (word) => word.toString(16).padStart(8, '0')).join('');
  }
}

const PIECE = 4 << 20;
const WHOLE = 64 << 20;

async function sumOf(file) {
  if (globalThis.crypto && crypto.subtle && file.size <= WHOLE) {
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  const hash = new Sha256();
  for (let at = 0; at < file.size; at += PIECE) {
    hash.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
  }
  return hash.hex();
}

// ---- What is known of files ----

const LINE = /^([0-9a-f]{64}) [ *](.+)$/;
const isList = (name) => /\.sha256$|(^|\/)(tag)?manifest-sha256\.txt$/.test(name);
const pathOf = (file) => file.webkitRelativePath || file.name;

// The checksums in a list, each under the path that it has from where the list lies.
function stated(text, at) {
  const folder = at.slice(0, at.lastIndexOf('/') + 1);
  return text
    .split(/\r?\n/)
    .map((line) => LINE.exec(line))
    .filter(Boolean)
    .map(([, sum, path]) => [folder + path, sum]);
}

function known() {
  const rows = document.querySelectorAll('#sums [data-sum]');
  return new Map(Array.from(rows, (row) => [row.dataset.file, row.dataset.sum]));
}

// ---- What is told ----

async function prove(files, place) {
  const say = place.dataset;
  const [state, results] = ['.verify-state', '.verify-results'].map((name) => place.querySelector(name));
  const tell = (kind, path, sum) => {
    const row = document.createElement('li');
    row.className = 'verify-' + kind;
    row.append(`${path}  `, Object.assign(document.createElement('strong'), { textContent: say[kind] }));
    if (sum) row.append(' ', Object.assign(document.createElement('code'), { className: 'sum', textContent: sum }));
    results.append(row);
  };
  results.replaceChildren();
  state.textContent = say.working;
  const site = known();
  const sums = new Map(site);
  for (const file of files.filter((file) => isList(pathOf(file)))) {
    // What the site says of its own archives counts more than a list that came along with them.
    for (const [path, sum] of stated(await file.text(), pathOf(file))) if (!site.has(path)) sums.set(path, sum);
  }
  const own = Array.from(site.values());
  const found = new Set(files.map(pathOf));
  const counts = { good: 0, bad: 0, unknown: 0, missing: 0, unreadable: 0 };
  const count = (kind, path, sum) => {
    counts[kind]++;
    if (kind !== 'good' || files.length < 100) tell(kind, path, sum);
  };
  for (const [at, file] of files.entries()) {
    state.textContent = `${say.working} ${at + 1} / ${files.length}`;
    const path = pathOf(file);
    const expected = sums.get(path);
    // A list of checksums that no list names is no file of an archive.
    if (isList(path) && !expected) continue;
    const sum = await sumOf(file).catch(() => null);
    if (sum === null) count('unreadable', path);
    else if (sum === expected || own.includes(sum)) count('good', path, sum);
    else count(expected ? 'bad' : 'unknown', path, sum);
  }
  // Of a folder everything should be there; of single files nobody knows which were chosen.
  const isFolder = files.some((file) => file.webkitRelativePath);
  for (const path of sums.keys()) if (isFolder && !site.has(path) && !found.has(path)) count('missing', path);
  const all = Object.values(counts).reduce((a, b) => a + b);
  const isGood = counts.good > 0 && counts.good === all;
  place.classList.toggle('is-good', isGood);
  place.classList.toggle('is-bad', !isGood);
  state.textContent = `${isGood ? say.done : say.failed} ${counts.good} / ${all}`;
}

function begin(place) {
  place.querySelector('.needs-script').hidden = true;
  const drop = place.querySelector('.verify-drop');
  drop.hidden = false;
  // No standard has it, and every browser of today does.
  drop.querySelector('#verify-folder').webkitdirectory = true;
  for (const input of drop.querySelectorAll('input')) {
    // The same file may have been changed since: choosing it once more is a choice.
    input.addEventListener('click', () => (input.value = ''));
    input.addEventListener('change', () => input.files.length && prove(Array.from(input.files), place));
  }
  drop.addEventListener('dragover', (event) => event.preventDefault());
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) prove(Array.from(event.dataTransfer.files), place);
  });
}

if (globalThis.document && document.getElementById('verify')) begin(document.getElementById('verify'));
if (typeof module !== 'undefined') module.exports = { Sha256, sumOf };
