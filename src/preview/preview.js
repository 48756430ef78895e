// The preview's part of a page: it hears of changes, loads the page again where it says something else, exchanges style
// sheets where it only looks otherwise, and keeps the place where its author was.

(() => {
  "use strict";
  const PLACE = "gongkai-preview-place";
  const LOST = 1500;
  let root = document.getElementById("gongkai-preview");
  if (!root) return;

  /** Frames that scroll by themselves, and texts that fold, in the order of the page. */
  const frames = () => [...document.querySelectorAll("main [tabindex='0']")];
  const folds = () => [...document.querySelectorAll("main details")];

  // A page that is half-saved may be too short for the place: then it is kept for the page that follows, unless the author
  // has gone elsewhere in the meantime.
  let wanted = null;
  for (const type of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    addEventListener(type, () => (wanted = null), { capture: true, passive: true });
  }
  const reached = ([x, y]) => Math.abs(scrollX - x) < 2 && Math.abs(scrollY - y) < 2;

  /** Remembers the place, for the page that is loaded next. */
  function remember() {
    const place = {
      path: location.pathname,
      at: [scrollX, scrollY],
      frames: frames().map((frame) => [frame.scrollLeft, frame.scrollTop]),
      open: folds().map((fold) => fold.open),
    };
    sessionStorage.setItem(PLACE, JSON.stringify(wanted && !reached(wanted.at) ? wanted : place));
  }

  /** Goes back to the place that was remembered, once. */
  function restore() {
    const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
    sessionStorage.removeItem(PLACE);
    if (place?.path !== location.pathname) return;
    wanted = place;
    history.scrollRestoration = "manual";
    const all = folds();
    if (all.length === place.open.length) all.forEach((fold, at) => (fold.open = place.open[at]));
    const go = () => {
      frames().forEach((frame, at) => {
        const [left, top] = place.frames[at] ?? [0, 0];
        frame.scrollLeft = left;
        frame.scrollTop = top;
      });
      scrollTo({ left: place.at[0], top: place.at[1], behavior: "instant" });
    };
    go();
    // Fonts and style sheets that arrive later move what is above.
    addEventListener("load", () => (go(), (history.scrollRestoration = "auto")), { once: true });
  }

  function reload() {
    remember();
    location.reload();
  }

  /** The name of a style sheet without the hash of its content. */
  const nameless = (path) => path.replace(/-[0-9a-f]{10}(?=\.[^/]*$)/, "");

  /** Whether every page has a style sheet: those in a folder are for a kind of page. */
  const isForAll = (path) => path.split("/").filter(Boolean).length === 2;

  /** Puts other style sheets in the place of those of the same names; the old ones go when the new ones are there. */
  function exchange(styles) {
    const links = [...document.querySelectorAll("link[rel~='stylesheet']")].filter(
      (link) => !link.dataset.leaves && new URL(link.href).pathname.startsWith("/assets/"),
    );
    if (links.length === 0) return;
    const wanted = new Map(styles.map((style) => [nameless(`/${style}`), `/${style}`]));
    const paths = links.map((link) => new URL(link.href).pathname);
    const known = paths.every((path) => wanted.has(nameless(path)));
    if (!known || paths.filter(isForAll).length !== styles.filter(isForAll).length) return reload();
    for (const link of links) {
      const path = new URL(link.href).pathname;
      const next = wanted.get(nameless(path));
      if (next === path) continue;
      const fresh = link.cloneNode();
      fresh.href = next;
      link.dataset.leaves = "yes";
      const leave = () => link.remove();
      fresh.addEventListener("load", leave, { once: true });
      fresh.addEventListener("error", leave, { once: true });
      link.after(fresh);
    }
  }

  /** Gets the notes again, and leaves open what was open. */
  async function renew() {
    const response = await fetch(`/.gongkai/notes/${root.dataset.at}`);
    if (!response.ok) return;
    const text = await response.text();
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("gongkai-preview");
    if (!fresh) return;
    const open = root.querySelector("details")?.open ?? false;
    const details = fresh.querySelector("details");
    if (details) details.open = open;
    root.replaceWith(document.adoptNode(fresh));
    root = fresh;
  }

  /** Meets what the site is now. */
  function meet({ said, notes, styles }) {
    if (said !== root.dataset.said) return reload();
    exchange(styles);
    if (notes !== root.dataset.notes) renew();
  }

  // Browsers have few connections to one server: a page that nobody sees gives up its own, and asks when it is seen.
  let source = null;
  let lost = 0;
  function listen() {
    if (document.visibilityState === "hidden") {
      source?.close();
      source = null;
      return;
    }
    if (source) return;
    source = new EventSource("/.gongkai/events");
    source.addEventListener("state", (event) => {
      clearTimeout(lost);
      root.querySelector(".lost").hidden = true;
      meet(JSON.parse(event.data));
    });
    source.addEventListener("error", () => {
      clearTimeout(lost);
      lost = setTimeout(() => (root.querySelector(".lost").hidden = false), LOST);
    });
  }

  /** Copies a text; where the browser does not let a page copy, the text is selected. */
  async function copy(button) {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.dataset.copied = "yes";
      setTimeout(() => delete button.dataset.copied, 1500);
    } catch {
      getSelection().selectAllChildren(button);
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#gongkai-preview button");
    if (button?.dataset.copy) copy(button);
    else if (button?.classList.contains("close")) root.querySelector(".overlay").hidden = true;
  });
  document.addEventListener("keydown", (event) => {
    const overlay = root.querySelector(".overlay");
    if (event.key === "Escape" && overlay) overlay.hidden = true;
  });
  document.addEventListener("visibilitychange", listen);
  restore();
  listen();
})();
