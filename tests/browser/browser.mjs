// Chromium, and the ways in which a reader may set it.

import { chromium } from "playwright-core";

export const WIDTHS = [1280, 390, 320];

/** What a reader may choose: the system's scheme, and what the site remembers of the choice. */
export const MODES = {
  light: { colorScheme: "light", chosen: {} },
  dark: { colorScheme: "dark", chosen: {} },
  "large text": { colorScheme: "light", chosen: { text: "large" } },
  "high contrast": { colorScheme: "dark", chosen: { contrast: "high" } },
};

/** The browser of this machine; `CHROMIUM` names another. It never downloads one. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A window of its own with an empty profile, in a mode and a width. */
export async function open(browser, mode, width) {
  const { colorScheme, chosen } = MODES[mode];
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  context.setDefaultTimeout(30_000);
  // What the reader chose on an earlier page. The attribute is what the site's script makes of it.
  await context.addInitScript((chosen) => {
    for (const [name, value] of Object.entries(chosen)) {
      localStorage.setItem(`gongkai-${name}`, value);
      document.addEventListener("DOMContentLoaded", () => {
        document.documentElement.dataset[name] ??= value;
      });
    }
  }, chosen);
  return context;
}
