/* The quick switcher: what fills its window. Looking is done by finder-worker.js, beside the page.

   It is a combobox: the field keeps the focus, and `aria-activedescendant` says which of the results is
   chosen. Each is a link, so that a middle click and the browser's own menu do what they always do. */

import copyButton from "./copy.js";
import { fold, wordsOf } from "./fold.js";
import { count, say } from "./say.js";

const SAID_AFTER = 500; // milliseconds without a letter until the number of results is said
const ROOT = new URL("../../", import.meta.url);

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

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

/* -- what was found, in words ----------------------------------------------------------------- */

/** Where each letter of the folded text stands in the text itself. */
const lettersOf = (text) => {
  const places = [];
  let folded = "";
  let at = 0;
  for (const letter of text) {
    const plain = fold(letter);
    for (let i = 0; i < plain.length; i++) places.push([at, at + letter.length]);
    folded += plain;
    at += letter.length;
  }
  return { folded, places };
};

/** A text in which the letters that were asked for are marked; `terms` are whole words that resemble them. */
const marked = (text, words, terms) => {
  const { folded, places } = lettersOf(text);
  const parts = [];
  let end = 0;
  for (const { 0: own, index } of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    const begins = words.filter((word) => own.startsWith(word)).sort((a, b) => b.length - a.length)[0];
    const length = begins?.length ?? (terms.includes(own) ? own.length : 0);
    if (!length) continue;
    const [from, to] = [places[index][0], places[index + length - 1][1]];
    parts.push(text.slice(end, from), element("mark", {}, text.slice(from, to)));
    end = to;
  }
  parts.push(text.slice(end));
  return parts.filter((part) => part !== "");
};

const speaks = (text, words, terms) =>
  wordsOf(text).some((own) => words.some((word) => own.startsWith(word)) || terms.includes(own));

/** The line below a name: what they do, and what else was asked for. */
const details = (hit, words) => {
  const told = [...hit.facts];
  const also = hit.aliases.filter((alias) => speaks(alias, words, hit.terms));
  const tags = hit.tags.filter((tag) => speaks(tag, words, hit.terms)).map((tag) => `#${tag}`);
  return [...(also.length ? [say("also {names}", { names: also.join(", ") })] : []), ...told, ...tags];
};

const option = (hit, words, number) => {
  const link = element("a", {
    class: "nn-hit",
    role: "option",
    id: `nn-hit-${number}`,
    href: new URL(hit.at, ROOT),
    tabindex: "-1",
    "aria-selected": "false",
  });
  link.append(element("span", { class: "nn-hit__name" }, ...marked(hit.name, words, hit.terms)));
  if (hit.badge) link.append(element("span", { class: "nn-chip" }, hit.badge));
  else if (hit.standing) link.append(element("span", { class: "nn-hit__standing" }, hit.standing));
  const lines = details(hit, words).flatMap((line) => [" · ", ...marked(line, words, hit.terms)]);
  if (lines.length) link.append(element("span", { class: "nn-hit__more" }, ...lines.slice(1)));
  return link;
};

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

const TITLES = {
  person: () => say("People"),
  org: () => say("Organizations"),
  page: () => say("Pages"),
  seen: () => say("Lately in this tab"),
  due: () => say("Due today"),
};

/* -- the window ------------------------------------------------------------------------------- */

class Finder {
  constructor(window_) {
    this.window = window_;
    this.field = window_.querySelector("input");
    this.list = window_.querySelector(".nn-finder__found");
    this.note = window_.querySelector(".nn-finder__note");
    this.status = window_.querySelector("[role=status]");
    this.asked = 0;
    this.chosen = -1;
    this.leaving = null; // how to open the first result as soon as there is one
    this.worker = new Worker(new URL("finder-worker.js", import.meta.url), { type: "module" });
    this.worker.addEventListener("message", ({ data }) => this.show(data));
    this.worker.addEventListener("error", () => this.show({ failed: true }));
    this.field.addEventListener("input", () => this.ask());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("click", (event) => this.click(event));
    this.list.addEventListener("pointermove", ({ target }) => {
      const hit = target.closest(".nn-hit");
      if (hit) this.choose(this.options.indexOf(hit));
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
    let number = 0;
    const groups = told.groups.map((group) => {
      const title = element("div", { class: "nn-finder__title", id: `nn-found-${group.kind}` }, TITLES[group.kind]());
      const hits = group.hits.map((hit) => option(hit, words, number++));
      const more = group.total - hits.length;
      if (more > 0 && group.kind !== "seen") title.append(element("span", {}, count("and {n} more", "and {n} more", more)));
      return element("div", { role: "group", "aria-labelledby": title.id }, title, ...hits);
    });
    this.list.replaceChildren(...groups, ...this.text(told, words, number));
    this.list.scrollTop = 0;
    this.field.setAttribute("aria-expanded", String(this.options.length > 0));
    this.shown = told.ask;
    this.choose(number ? 0 : -1);
    this.tell(told, words);
    this.announce(told, words);
    if (this.leaving && (number || told.ready)) this.open(this.leaving);
  }

  /** The way on to the theme's own search, which knows what the notes say. */
  text(told, words, number) {
    this.themes = document.querySelector(".md-search__input");
    if (!this.themes || !words.length || !told.text) return [];
    const asked = { words: told.query.trim() };
    const said =
      told.text === "notes"
        ? say("Search the text of all notes for “{words}”", asked)
        : say("Search the text of your other pages for “{words}”", asked);
    const attributes = { class: "nn-hit nn-hit--text", role: "option", id: `nn-hit-${number}`, "aria-selected": "false" };
    return [element("div", attributes, said)];
  }

  /** What is said below: that nobody is found, and how to make a note; how to search in many notes. */
  tell(told, words) {
    const name = told.query.trim().replace(/\s+/g, " ");
    const lines = [];
    if (words.length && told.ready && !told.total) {
      lines.push([say("Nobody goes by “{name}” yet.", { name }), `netnotes new ${quoted(name)}`]);
    }
    if (words.length && told.ready && told.text !== "notes") {
      lines.push([say("So many notes are searched for words in a terminal."), `netnotes find ${quoted(name)}`]);
    }
    this.note.replaceChildren(...lines.map(([sentence, command]) => line(sentence, command)));
    this.note.hidden = !lines.length;
  }

  announce(told, words) {
    if (!words.length || !told.ready) return;
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

  move(number) {
    this.choose(number);
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
export default (window_, missed) => {
  finder ??= new Finder(window_);
  finder.ask();
  missed.filter(({ key }) => key === "Enter").forEach((event) => finder.press(event));
};
