/* The quick switcher: what fills its window. Looking is done by finder-worker.js, beside the page.

   It is a combobox: the field keeps the focus, and `aria-activedescendant` says which of the results is
   chosen. Each is a link, so that a middle click and the browser's own menu do what they always do. */

import copyButton from "./copy.js";
import { element, option, ROOT, TITLES } from "./finder-hits.js";
import { wordsOf } from "./fold.js";
import { count, say } from "./say.js";

const SAID_AFTER = 500; // milliseconds without a letter until the number of results is said

const here = () => location.href.replace(/[?#].*/s, "").slice(ROOT.href.length);

const seen = () => {
  try {
    return JSON.parse(sessionStorage.getItem("nn-seen") ?? "[]");
  } catch {
    return [];
  }
};

/** A command that a shell takes as one argument, whatever is in it. */
const quoted = (text) => (/["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`);

/** A sentence, and a command to copy. */
const line = (sentence, command) => {
  const made = element("p", {}, element("span", {}, sentence));
  if (command) {
    const code = element("code", { class: "nn-command" }, command);
    made.append(" ", code);
    copyButton(code);
  }
  return made;
};

/* -- the window ------------------------------------------------------------------------------- */

class Finder {
  constructor(window_, worker) {
    this.window = window_;
    this.field = window_.querySelector("input");
    this.list = window_.querySelector(".nn-finder__found");
    this.note = window_.querySelector(".nn-finder__note");
    this.status = window_.querySelector("[role=status]");
    this.asked = 0;
    this.number = 0; // of results that were ever shown: each has an id of its own
    this.chosen = -1;
    this.moved = false; // whether somebody chose by hand: then nothing moves any more
    this.leaving = null; // how to open the first result as soon as there is one
    this.worker = worker;
    this.worker.addEventListener("message", ({ data }) => this.show(data));
    this.worker.addEventListener("error", () => this.show({ failed: true }));
    this.field.addEventListener("input", () => this.ask());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("click", (event) => this.click(event));
    this.list.addEventListener("pointermove", ({ target }) => {
      const hit = target.closest(".nn-hit");
      if (hit) this.pick(this.options.indexOf(hit));
    });
    window_.querySelector(".nn-finder__close").addEventListener("click", () => window_.close());
    // Keys that are pressed in here are not the theme's, which knows shortcuts of one letter.
    window_.addEventListener("keydown", (event) => event.stopPropagation());
    window_.addEventListener("click", ({ target }) => target === window_ && window_.close());
    window_.addEventListener("close", () => this.rest());
  }

  get options() {
    return [...this.list.querySelectorAll(".nn-hit")];
  }

  ask() {
    this.leaving = null;
    this.moved = false;
    clearTimeout(this.telling);
    this.status.textContent = ""; // the same number again is said again
    this.asked += 1;
    this.worker.postMessage({ ask: this.asked, query: this.field.value, seen: seen(), here: here() });
  }

  /** What was typed is forgotten when the window is left. */
  rest() {
    clearTimeout(this.telling);
    this.field.value = "";
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
    this.list.replaceChildren();
    this.note.hidden = true;
    this.status.textContent = "";
    this.leaving = null;
    this.shown = 0;
  }

  show(told) {
    if (!this.window.open) return;
    if (told.failed) {
      const why = say("The list of names could not be read. Build the site again, and load this page anew.");
      this.note.replaceChildren(line(why));
      this.note.hidden = false;
      return;
    }
    if (told.ask !== this.asked) return;
    const words = wordsOf(told.query);
    const more = told.ask === this.shown; // of what is shown already
    if (more && this.moved) this.grow(told, words);
    else this.fill(told, words);
    if (!more) this.list.scrollTop = 0;
    this.shown = told.ask;
    this.tell(told, words);
    this.announce(told, words);
    const some = this.list.querySelector("a.nn-hit");
    if (this.leaving && (some || (told.ready && told.notes.through))) this.open(this.leaving);
  }

  /** Put everything that was found into the list, and choose the first. */
  fill(told, words) {
    const groups = told.groups.map((group) => this.group(group, words));
    this.list.replaceChildren(...groups, ...this.text(told, words));
    this.field.setAttribute("aria-expanded", String(this.options.length > 0));
    this.choose(groups.length ? 0 : -1);
  }

  /** Put what was found since into the list, behind what is there. */
  grow(told, words) {
    const chosen = this.options[this.chosen];
    for (const group of told.groups) {
      const there = this.list.querySelector(`#nn-found-${group.kind}`)?.parentElement;
      if (there) this.recount(group, there);
      else this.list.insertBefore(this.group(group, words), this.list.querySelector(".nn-hit--text"));
    }
    this.choose(this.options.indexOf(chosen));
  }

  group(group, words) {
    const title = element("div", { class: "nn-finder__title", id: `nn-found-${group.kind}` }, TITLES[group.kind]());
    const hits = group.hits.map((hit) => option(hit, words, this.number++));
    const made = element("div", { role: "group", "aria-labelledby": title.id }, title, ...hits);
    this.recount(group, made);
    return made;
  }

  /** Say how many more there are than a group shows. */
  recount({ kind, total }, shown) {
    const rest = total - shown.querySelectorAll(".nn-hit").length;
    shown.querySelector(".nn-finder__title span")?.remove();
    if (rest <= 0 || kind === "seen") return;
    shown.firstChild.append(element("span", {}, count("and {n} more", "and {n} more", rest)));
  }

  /** The way on to the theme's own search, which knows what the user's own pages say. */
  text(told, words) {
    this.themes = document.querySelector(".md-search__input");
    if (!this.themes || !words.length || !told.text) return [];
    const asked = { words: told.query.trim() };
    const said = say("Search the text of your other pages for “{words}”", asked);
    const attributes = { class: "nn-hit nn-hit--text", role: "option", id: `nn-hit-${this.number++}`, "aria-selected": "false" };
    return [element("div", attributes, said)];
  }

  /** What is said below: that nobody is found, and how to make a note; that the notes are still looked through. */
  tell(told, words) {
    const name = told.query.trim().replace(/\s+/g, " ");
    const { through, missing } = told.notes;
    const lines = [];
    if (words.length && told.ready && through && !told.total) {
      lines.push([say("Nobody goes by “{name}” yet.", { name }), `netnotes new ${quoted(name)}`]);
    }
    if (!through && !told.total) lines.push([say("Looking through the notes…")]);
    if (missing) lines.push([say("Some notes could not be read. Load this page anew to look through all of them.")]);
    this.note.replaceChildren(...lines.map(([sentence, command]) => line(sentence, command)));
    this.note.hidden = !lines.length;
  }

  announce(told, words) {
    if (!words.length || !told.ready || !told.notes.through) return;
    clearTimeout(this.telling);
    const said = told.total
      ? count("{n} result", "{n} results", told.total)
      : say("Nobody goes by “{name}” yet.", { name: told.query.trim() });
    this.telling = setTimeout(() => (this.status.textContent = said), SAID_AFTER);
  }

  choose(number) {
    const options = this.options;
    options.forEach((one, at) => one.setAttribute("aria-selected", String(at === number)));
    this.chosen = number;
    if (options[number]) this.field.setAttribute("aria-activedescendant", options[number].id);
    else this.field.removeAttribute("aria-activedescendant");
  }

  /** Choose by hand. */
  pick(number) {
    this.moved = true;
    this.choose(number);
  }

  move(number) {
    this.pick(number);
    this.options[number]?.scrollIntoView({ block: "nearest" });
  }

  press(event) {
    const last = this.options.length - 1;
    const round = (number) => (number > last ? 0 : number < 0 ? last : number);
    const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    const moves = {
      ArrowDown: () => this.move(round(this.chosen + 1)),
      ArrowUp: () => this.move(round(this.chosen - 1)),
      Home: () => this.move(0),
      End: () => this.move(last),
    };
    if (event.isComposing) return;
    if (event.key === "Enter") this.open(event.ctrlKey || event.metaKey ? "tab" : "here");
    else if (plain && last >= 0 && Object.hasOwn(moves, event.key)) moves[event.key]();
    else return;
    event.preventDefault();
  }

  click(event) {
    const hit = event.target.closest(".nn-hit");
    if (!hit || event.ctrlKey || event.metaKey || event.shiftKey) return; // the browser's own
    event.preventDefault();
    this.choose(this.options.indexOf(hit));
    this.open("here");
  }

  /** Open what is chosen; where the answer to the last letter is still to come, as soon as it is there. */
  open(where) {
    this.leaving = where;
    if (this.shown !== this.asked) return;
    this.leaving = null;
    const hit = this.options[this.chosen];
    if (!hit) return;
    if (!hit.href) return this.searchText();
    if (where === "tab") return void window.open(hit.href, "_blank", "noopener");
    this.window.close();
    location.assign(hit.href);
  }

  searchText() {
    const words = this.field.value.trim();
    this.window.close();
    this.themes.value = words;
    this.themes.focus();
    this.themes.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }
}

let finder = null;

/** The window was opened; it may hold letters already, and `missed` are the keys pressed since. */
export default (window_, missed, worker) => {
  finder ??= new Finder(window_, worker);
  finder.ask();
  if (worker.failed) finder.show({ failed: true });
  missed.filter(({ key }) => key === "Enter").forEach((event) => finder.press(event));
};
