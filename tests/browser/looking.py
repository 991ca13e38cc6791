"""Looking at pages: a quick measure of contrast, a page that waits for nobody, and waiting for a page."""

from __future__ import annotations

import time

from playwright.sync_api import Error
from serving import WAIT

#: Until each script that the page asks for has begun, or could not be had.
ALIVE = """
async () => {
  const first = document.querySelector("script[src$='netnotes/netnotes.js']");
  if (!first) return true;
  const asked = [...document.querySelectorAll("[data-nn]")].flatMap((one) => one.dataset.nn.split(" "));
  await Promise.allSettled([...new Set(asked)].map((name) => import(new URL(`${name}.js`, first.src))));
  return true;
}
"""


def comes(page, condition) -> None:
    """Wait until something holds: an expression on a page, which may be loaded again meanwhile, or a call.

    It is asked from here, for a page's policy lets no waiting script into it.
    """
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        try:
            if condition() if callable(condition) else page.evaluate(condition):
                return
        except Error:
            pass
        page.wait_for_timeout(20)
    raise AssertionError(f"it never came true: {condition}")


def texts(found) -> list[str]:
    """What elements say, blanks as one.

    Drawn or not: a row of a table that the browser has not drawn yet has no inner text, for a moment.
    """
    return [" ".join(text.split()) for text in found.all_text_contents()]


def opens_again(page) -> None:
    """Let a page of a site that is served be opened although it is loaded again by itself at that moment."""
    really = page.goto

    def goto(address: str):
        end = time.monotonic() + WAIT
        while True:
            try:
                return really(address)
            except Error as error:
                taken_over = "interrupted" in error.message or "ERR_ABORTED" in error.message
                if not taken_over or time.monotonic() > end:
                    raise

    page.goto = goto


def copied(page, press) -> str:
    """What is in the clipboard once something was pressed that copies."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('')")
    press()
    comes(page, "navigator.clipboard.readText().then((said) => said !== '')")
    return page.evaluate("navigator.clipboard.readText()")


#: That something was copied is said for two seconds, and a slow machine may look later: it stays said.
STAYS_SAID = """
{
  const later = window.setTimeout.bind(window);
  window.setTimeout = (what, time, ...more) => later(what, time === 2000 ? 600000 : time, ...more);
}
"""

#: Until whatever began to move or to fade is where it stays, and that was drawn.
SETTLED = """
async () => {
  const ends = (one) => one.effect.getComputedTiming().endTime !== Infinity;
  const moving = document.getAnimations().filter(ends);
  await Promise.all(moving.map((one) => one.finished.catch(() => {})));
  await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
}
"""

#: Words that do not stand out from what is behind them (WCAG AA), with their contrast: many times
#: quicker than axe, in the part of a page that is ours.
CONTRAST = """
() => {
  const luminance = ([r, g, b]) => {
    const [R, G, B] = [r, g, b].map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  };
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const painted = new Map(); // to ask the canvas takes long, and few colours are on a page
  const paint = (under, color) => {
    const key = `${under} ${color}`;
    if (!painted.has(key)) painted.set(key, paintOne(under, color));
    return painted.get(key);
  };
  const paintOne = (under, color) => {
    canvas.fillStyle = `rgb(${under.join(",")})`; canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const behind = (node) => {
    const chain = [];
    for (let e = node; e; e = e.parentElement) chain.unshift(getComputedStyle(e).backgroundColor);
    return chain.reduce(paint, [255, 255, 255]);
  };
  const bad = [];
  const walker = document.createTreeWalker(document.querySelector(".nn-page"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !node.checkVisibility()) continue;
    const style = getComputedStyle(node);
    const back = behind(node);
    const fore = paint(back, style.color);
    const [a, b] = [luminance(fore), luminance(back)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) bad.push([walker.currentNode.textContent.trim().slice(0, 40), ratio.toFixed(2)]);
  }
  return bad;
}
"""

#: How many results there are is said half a second after the last letter. Whoever types all letters at once
#: need not wait for that: in the order of a page's timers it changes nothing.
AT_ONCE = """
{
  const later = window.setTimeout.bind(window);
  window.setTimeout = (what, time, ...more) => later(what, time === 500 ? 20 : time, ...more);
}
"""
