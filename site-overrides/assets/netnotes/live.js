/* A page that is loaded again stays where its reader is: scrolled as it was, the same unfolded, the
   same chosen, the same in focus. `serve` loads it again whenever a note changed, or a new day began. */

const KEPT = "nn-kept"; // in the tab's own storage; gone with the tab
const PATIENCE = 1500; // milliseconds in which a page that is still growing is waited for
const PASSING = ".nn-page--unreadable"; // stands for a page until its note is mended
const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";

const main = () => document.querySelector(".md-content") ?? document.body;
const unfolding = () => [...main().querySelectorAll("details")];
const choices = () => [...main().querySelectorAll("input[type=radio]")];
const focusable = () => [...main().querySelectorAll(FOCUSABLE)];

/** A text as a number, to be told from others by: what pages say of people is kept nowhere else. */
const digest = (text) => {
  let [one, other] = [0x811c9dc5, 0x1b873593];
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
    other = Math.imul(other ^ text.charCodeAt(at), 0x5bd1e995);
  }
  return `${one >>> 0} ${other >>> 0}`;
};

/** What an element is called, to know it again on a page that says more or less than before. */
const called = (element) =>
  [element.tagName, element.getAttribute("href"), element.getAttribute("aria-label"), element.textContent.trim()].join("\n");

/** Each element with its name, numbered where several have the same. */
const names = (elements, name) => {
  const seen = new Map();
  return elements.map((element) => {
    const said = name(element);
    const times = (seen.get(said) ?? 0) + 1;
    seen.set(said, times);
    return `${times} ${said}`;
  });
};

const choiceOf = ({ name, value }) => `${name} ${value}`;
const summaryOf = (details) => details.querySelector("summary")?.textContent.trim() ?? "";

const keep = () => {
  const [folds, places] = [unfolding(), focusable()];
  const open = names(folds, summaryOf).filter((_, index) => folds[index].open).map(digest);
  const chosen = choices().filter(({ checked }) => checked).map(choiceOf).map(digest);
  const active = places.indexOf(document.activeElement);
  const focus = active < 0 ? "" : digest(names(places, called)[active]);
  const kept = { at: digest(location.href), x: scrollX, y: scrollY, open, chosen, focus };
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing loads the page again as ever.
  }
};

const kept = () => {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEPT));
    sessionStorage.removeItem(KEPT);
    return found;
  } catch {
    return null;
  }
};

const restore = ({ x, y, open, chosen, focus }) => {
  const folds = unfolding();
  names(folds, summaryOf).forEach((name, index) => {
    if (open.includes(digest(name))) folds[index].open = true;
  });
  for (const choice of choices()) if (chosen.includes(digest(choiceOf(choice)))) choice.checked = true;
  const end = performance.now() + PATIENCE;
  const place = () => {
    const room = document.documentElement.scrollHeight - innerHeight;
    const found = focus ? focusable()[names(focusable(), called).map(digest).indexOf(focus)] : null;
    if ((room < y || (focus && !found)) && performance.now() < end) return requestAnimationFrame(place);
    if (found && document.activeElement === document.body) found.focus({ preventScroll: true });
    if (Math.abs(scrollY - y) > 1) scrollTo({ left: x, top: y, behavior: "instant" });
  };
  place();
};

export default () => {
  if (document.querySelector(PASSING)) return; // what was kept waits for the page that comes back
  const before = kept();
  const again = performance.getEntriesByType("navigation")[0]?.type === "reload";
  if (before && again && before.at === digest(location.href)) restore(before);
  addEventListener("pagehide", keep);
};
