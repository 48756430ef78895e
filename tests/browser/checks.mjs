// What a page is held to, measured in the page itself. Every check gives a list of sentences; an empty list is good.

/** Holds that a check found nothing. */
export function nothing(found) {
  if (found.length > 0) throw new Error(`${found.length} found:\n${found.join("\n")}`);
}

/** A4 within the margins that the style sheet sets, in pixels. */
const SHEET = { width: 680, height: 994 };

/** Opens pages one after the other in one window, and says what was wrong with each. */
export class Visitor {
  #page;
  #told = [];
  #home;

  /** `home` is the address below which everything must lie that a page asks for. */
  static async arrive(context, home) {
    const visitor = new Visitor();
    const page = await context.newPage();
    visitor.#page = page;
    visitor.#home = home;
    const tell = (text) => visitor.#told.push(text);
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) tell(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => tell(`script: ${error.message}`));
    page.on("request", (request) => {
      if (!request.url().startsWith(home)) tell(`external request: ${request.url()}`);
    });
    page.on("requestfailed", (request) => {
      // What the next page cut short is no failure.
      const reason = request.failure()?.errorText;
      if (reason !== "net::ERR_ABORTED") tell(`failed request: ${request.url()} ${reason}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) tell(`failed request: ${response.url()} ${response.status()}`);
    });
    return visitor;
  }

  get page() {
    return this.#page;
  }

  /** Loads a page: what the console and the network had to say. */
  async visit(address) {
    this.#told = [];
    await this.#page.goto(this.#home + address, { waitUntil: "load" });
    return this.#told;
  }

  /** What is wrong with how the page that is open is laid out. */
  layout() {
    return this.#page.evaluate(layout);
  }

  /** What is too small to be touched on the page that is open. */
  targets() {
    return this.#page.evaluate(targets);
  }

  /** What is parted by the end of a sheet, of the page that is open, and must stand together. */
  async sheets() {
    await this.#page.emulateMedia({ media: "print" });
    await this.#page.setViewportSize({ width: SHEET.width, height: SHEET.height });
    return this.#page.evaluate(sheets, SHEET);
  }

  /** Goes through the page that is open with Tab alone: what cannot be reached, and where focus is not seen. */
  async focus() {
    const page = this.#page;
    await page.evaluate(listControls);
    const found = [];
    // One step more than there are controls: a page that holds the reader in a circle ends too.
    for (let step = (await page.evaluate(() => window.controls.length)) + 1; step > 0; step -= 1) {
      await page.keyboard.press("Tab");
      const wrong = await page.evaluate(lookAtFocus);
      if (wrong === null) break;
      found.push(...wrong);
    }
    return [...found, ...(await page.evaluate(listUnreached))];
  }
}

/**
 * Sideways scroll, text that is cut off, text on text, figures in two lines. Runs in the page.
 *
 * Text is measured where its letters are: by the boxes of its lines, each cut to what the frames around it show.
 */
function layout() {
  const found = [];
  const say = (what, text) => found.push(`${what}: “${text.trim().replace(/\s+/g, " ").slice(0, 60)}”`);
  const wide = window.innerWidth;
  const root = document.documentElement;

  const reach = Math.max(root.scrollWidth, document.body.scrollWidth);
  if (reach > wide) found.push(`sideways scroll: ${reach} of ${wide} px`);

  // What an element shows of its contents, or null where it shows nothing: hidden from sight but not from hearing.
  const shown = new Map([[null, { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity }]]);
  const meet = (a, b) => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const window_ = (element) => {
    if (shown.has(element)) return shown.get(element);
    const around = window_(element.parentElement);
    const style = getComputedStyle(element);
    const hidden =
      around === null ||
      style.display === "none" ||
      style.visibility !== "visible" ||
      style.opacity === "0" ||
      style.clipPath === "inset(50%)";
    let box = hidden ? null : around;
    // A text that is folded shows its beginning: what reaches below it is meant to be hidden.
    const folds = element.localName === "details" && !element.open;
    const clips = style.overflowX !== "visible" || style.overflowY !== "visible";
    if (box && (folds || (clips && !(element instanceof SVGElement) && element !== document.body && element !== root))) {
      box = meet(box, element.getBoundingClientRect());
    }
    shown.set(element, box);
    return box;
  };

  for (const element of document.body.querySelectorAll("*")) {
    if (!(element instanceof HTMLElement)) continue;
    const style = getComputedStyle(element);
    const cuts = ["hidden", "clip"];
    if (!cuts.includes(style.overflowX) && !cuts.includes(style.overflowY)) continue;
    if (window_(element) === null) continue;
    const hides =
      (cuts.includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (cuts.includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
    if (hides) say(`cut off by <${element.localName} class="${element.className}">`, element.textContent);
  }

  const boxes = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.data.trim()) continue;
    const box = window_(text.parentElement);
    if (box === null || !text.parentElement.checkVisibility()) continue;
    // A line's box is higher than its letters, by more or less in each font; the em square is where they are.
    const size = parseFloat(getComputedStyle(text.parentElement).fontSize) * 0.8;
    range.selectNodeContents(text);
    // Half a figure is another one. The longest have no room on the narrowest phones.
    const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
    if (lines.size > 1 && /^(?=.{1,14}$)\d[\d,]*[,.][\d,.]*$/.test(text.data.trim())) say("a figure in two lines", text.data);
    for (const line of range.getClientRects()) {
      const middle = (line.top + line.bottom) / 2;
      const height = Math.min(size, line.height);
      const seen = meet(box, { left: line.left, right: line.right, top: middle - height / 2, bottom: middle + height / 2 });
      if (seen.right - seen.left < 1 || seen.bottom - seen.top < 1) continue;
      if (seen.right > wide + 1 || seen.left < -1) say("cut off at the edge", text.data);
      boxes.push({ ...seen, text });
    }
  }

  // From top to bottom, each against those that are not yet passed.
  boxes.sort((a, b) => a.top - b.top);
  let open = [];
  const told = new Set();
  for (const box of boxes) {
    open = open.filter((other) => other.bottom > box.top);
    for (const other of open) {
      const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      if (across > 1 && down > 2 && !told.has(box.text)) {
        told.add(box.text);
        say(`text on text “${other.text.data.trim().slice(0, 30)}”`, box.text.data);
      }
    }
    open.push(box);
  }
  return found;
}

/**
 * What names something and stands at the end of a sheet without it, headings of nothing, a foot in two parts, and drawings
 * that no sheet can hold. Runs in the page, which is laid out as columns of the size of a sheet: they break by the same
 * rules.
 */
function sheets({ width, height }) {
  const body = document.body;
  Object.assign(body.style, { margin: 0, width: `${width}px`, height: `${height}px`, columns: `${width}px`, columnGap: 0, columnFill: "auto" });
  const found = [];
  const sheet = (box) => Math.floor((box.left - body.getBoundingClientRect().left + 1) / width) + 1;
  const range = document.createRange();
  const boxes = (text) => {
    range.selectNodeContents(text);
    return [...range.getClientRects()].filter((box) => box.width > 1);
  };
  const texts = [];
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.data.trim() && text.parentElement.checkVisibility() && boxes(text).length > 0) texts.push(text);
  }
  for (const name of document.querySelectorAll("h2, h3, caption, figcaption, thead tr, summary, .how dt, .terms dt")) {
    const own = texts.findIndex((text) => name.contains(text));
    const next = texts.findLastIndex((text) => name.contains(text)) + 1;
    if (own < 0) continue;
    if (name.localName === "h2" && !name.parentElement.contains(texts[next] ?? null)) found.push(`“${name.textContent.trim()}” heads nothing`);
    if (next === texts.length) continue;
    const [here, there] = [own, next].map((at) => sheet(boxes(texts[at])[0]));
    if (here !== there) found.push(`“${name.textContent.trim().slice(0, 30)}” stands on sheet ${here}, what it names on sheet ${there}`);
  }
  const foot = new Set(texts.filter((text) => text.parentElement.closest("footer")).map((text) => sheet(boxes(text)[0])));
  if (foot.size > 1) found.push(`the foot of the page stands on sheets ${[...foot].join(" and ")}`);
  for (const drawing of document.querySelectorAll(".chart > svg")) {
    const { height: high } = drawing.getBoundingClientRect();
    if (high > height) found.push(`a drawing of ${Math.round(high)} px, higher than a sheet: “${drawing.closest("figure").textContent.trim().slice(0, 30)}”`);
  }
  return found;
}

/**
 * What is smaller than a finger: 44 by 44 px, and for links within sentences and cells 24 px high or so far from the
 * next that no circle of 24 px around one meets another (WCAG 2.5.8). Runs in the page.
 */
function targets() {
  const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const hidden = (element) => element.closest(".skip") !== null;
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((element) => visible(element) && !hidden(element))
    .map((element) => ({ element, box: (element.closest("label") ?? element).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.height > 0);

  const within = (element) =>
    element.closest("td, th, dt, dd, li p, .prose, svg") !== null ||
    (getComputedStyle(element).display === "inline" &&
      [...element.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ""));
  const middle = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const apart = (one, other) => {
    const [x, y] = middle(one);
    const [nearX, nearY] = [Math.min(Math.max(x, other.left), other.right), Math.min(Math.max(y, other.top), other.bottom)];
    return Math.hypot(nearX - x, nearY - y) >= 12;
  };

  const found = new Set();
  for (const { element, box } of all) {
    const name = element.textContent.trim().slice(0, 20) || element.getAttribute("aria-label") || element.localName;
    const size = `${Math.round(box.width)} × ${Math.round(box.height)} px`;
    const where = element.closest("[class]")?.getAttribute("class") ?? element.parentElement.localName;
    if (within(element)) {
      const roomy = (box.width >= 24 && box.height >= 24) || all.every((other) => other.element === element || apart(box, other.box));
      if (!roomy) found.add(`in a sentence or cell, ${size}, too near to another: “${name}” in .${where}`);
    } else if (box.width < 43.5 || box.height < 43.5) {
      found.add(`${size}: “${name}” in .${where}`);
    }
  }
  return [...found];
}

/** Notes every control that the reader sees, and how it looks without focus. Runs in the page. */
function listControls() {
  const could = "a[href], button, input, select, textarea, summary, [tabindex]";
  const looks = (element) => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(element);
    // The browser's own ring, `auto`, is wider than it says.
    const ring = { none: 0, auto: 3 }[outlineStyle] ?? parseFloat(outlineWidth);
    return { ring, other: `${boxShadow} ${borderColor} ${backgroundColor}` };
  };
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0 && !element.disabled;
  // Of radio buttons Tab reaches one; of a text that is folded, nothing inside.
  const folded = (element) => element.closest("details:not([open])")?.contains(element) && element.localName !== "summary";
  const elements = [...document.querySelectorAll(could)].filter((element) => seen(element) && !folded(element));
  window.controls = elements.map((element) => ({ element, before: looks(element), reached: false }));
  window.looks = looks;
  document.activeElement?.blur();
}

/** What is wrong with where focus is now; null once it has left the page. Runs in the page. */
function lookAtFocus() {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const control = window.controls.find((control) => control.element === element);
  if (!control || control.reached) return [];
  control.reached = true;
  const { ring, other } = window.looks(element);
  const name = element.textContent.trim().slice(0, 30) || element.localName;
  const box = element.getBoundingClientRect();
  const away = box.right <= 0 || box.left >= innerWidth || box.bottom <= 0 || box.top >= innerHeight || box.width < 2 || box.height < 2;
  return [
    ...(ring < 2 && other === control.before.other ? [`focus is not seen on “${name}”`] : []),
    ...(away ? [`focus is out of sight on “${name}”`] : []),
  ];
}

/** The controls that Tab did not come to. Runs in the page. */
function listUnreached() {
  return window.controls
    .filter(({ reached }) => !reached)
    .map(({ element }) => `Tab does not reach “${element.textContent.trim().slice(0, 30) || element.localName}”`);
}
