/* Words in the text of the notes, for finder-worker.js.

   A word stands wherever its letters stand, without case and accents, and a note is found that has all of
   them, as `netnotes find` finds it. The text comes in parts (`files/text.py` says how one is written),
   which are asked for when something is looked for, and looked through as they come. Of each part the
   bytes are held, and the folded text of its notes. */

import { fold, lettersOf } from "./fold.js";

const AHEAD = 6; // parts on their way while one is looked through
const AGAIN = 400; // milliseconds until a part that failed is asked for once more
const SLICE = 12; // milliseconds of looking between two looks at what is asked meanwhile
const NEWS = 150; // milliseconds between two times that more was found, while parts are still to come
const TRIES = 24; // places of a word in a note that are looked at for the best
const FIRST = 80; // letters of a line of which the first word must be one, to be seen
const BEFORE = 40; // else so many are shown before it, and the day that the line begins with
const LONGEST = 240; // and in all
const LETTER = /[\p{L}\p{N}]/u;
const QUOTES = /[“”„«»]/g;
const DASHES = /[‐‑‒–—−]/g;
const UNPARTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** How well a note says what was asked: the lower, the better. */
const EXACT = 0; // in these words
const TOGETHER = 1; // as beginnings of words, in one line
const APART = 2; // as beginnings of words
export const INSIDE = 3; // somewhere within words

/* -- text as it is looked through ------------------------------------------------------------- */

const evened = (text) => fold(text).replace(QUOTES, '"').replace(DASHES, "-");

/** The same, and short in memory: a byte for each letter where all are Latin. */
const searched = (text) =>
  /[^\0-\x7f]/.test(text)
    ? decoder.decode(encoder.encode(evened(text)))
    : text.toLowerCase().replace(/['`]/g, "");

/** What is looked for: words, and what stands in double quotes as one. Nothing where that is too little. */
export const askedFor = (query) => {
  const terms = query.match(/(?:"[^"]*"?|[^\s"])+/g) ?? [];
  const words = terms.map((term) => evened(term.replaceAll('"', "")).trim().replace(/\s+/g, " "));
  const telling = [...new Set(words)].filter((word) => LETTER.test(word));
  const enough = telling.some((word) => word.length > 1 || UNPARTED.test(word));
  return enough ? { words: telling.sort((a, b) => b.length - a.length), whole: words.join(" ") } : null;
};

/** A note as it was sent: its address, and its lines; before a tab in a line stands its label. */
const parted = (text) => {
  const end = text.indexOf("\n");
  if (end < 0) return { at: text, said: "" };
  const said = text.slice(end + 1);
  const tab = said.indexOf("\t");
  if (tab < 0) return { at: text.slice(0, end), said };
  const fields = said.lastIndexOf("\n", tab) + 1; // labels stand in the last lines only
  const unlabelled = said.slice(fields).replace(/^[^\t\n]*\t/gm, "");
  return { at: text.slice(0, end), said: said.slice(0, fields) + unlabelled };
};

/* -- where words stand ------------------------------------------------------------------------ */

const begins = (text, at) => at === 0 || !LETTER.test(text[at - 1]);
const ends = (text, at) => at >= text.length || !LETTER.test(text[at]);

/** Where a word begins, best as a whole one: a place and how well it fits; -1 where it never begins. */
const beginning = (text, word) => {
  let best = -1;
  let at = text.indexOf(word);
  for (let tries = 0; at >= 0 && tries < TRIES; tries++) {
    if (begins(text, at)) {
      if (ends(text, at + word.length)) return { at, whole: true };
      if (best < 0) best = at;
    }
    at = text.indexOf(word, at + 1);
  }
  return { at: best, whole: false };
};

/** The place of a line with all the words, from those where the first of them stands; -1: there is none. */
const together = (text, words) => {
  let at = text.indexOf(words[0]);
  for (let tries = 0; at >= 0 && tries < TRIES; tries++) {
    const from = text.lastIndexOf("\n", at) + 1;
    const end = text.indexOf("\n", at);
    const line = text.slice(from, end < 0 ? text.length : end);
    if (words.every((word) => beginning(line, word).at >= 0)) return at;
    at = end < 0 ? -1 : text.indexOf(words[0], end);
  }
  return -1;
};

/** How well a text says the words that stand in it, and where. */
const judged = (text, words, whole) => {
  const exact = beginning(text, whole);
  if (exact.whole) return { tier: EXACT, at: exact.at };
  if (exact.at >= 0) return { tier: TOGETHER, at: exact.at };
  const line = words.length > 1 ? together(text, words) : -1;
  if (line >= 0) return { tier: TOGETHER, at: line };
  const places = words.map((word) => beginning(text, word).at);
  const all = places.every((at) => at >= 0);
  return { tier: all ? APART : INSIDE, at: places[0] >= 0 ? places[0] : text.indexOf(words[0]) };
};

/* -- a line, as it is shown ------------------------------------------------------------------- */

/** A text in pieces `[words, marked]`, shortened around the first of the marked ones. */
const pieces = (text, words) => {
  const { folded, places } = lettersOf(text);
  const even = folded.replace(QUOTES, '"').replace(DASHES, "-");
  const marks = words.flatMap((word) => {
    const { at } = beginning(even, word);
    const found = at >= 0 ? at : even.indexOf(word);
    return found < 0 ? [] : [[places[found][0], places[found + word.length - 1][1]]];
  });
  marks.sort((a, b) => a[0] - b[0]);
  const [begin, stop] = marks[0] ?? [0, 0];
  const cut = stop > FIRST ? Math.max(0, begin - BEFORE) : 0;
  const from = cut && Math.min(text.indexOf(" ", cut) + 1 || begin, begin);
  const end = Math.min(text.length, Math.max(from + LONGEST, stop));
  const day = from > 10 ? (/^\d{4}-\d\d-\d\d(?= )/.exec(text)?.[0] ?? "") : "";
  const out = [[from ? `${day && `${day} `}…${day && " "}` : "", false]];
  let done = from;
  for (const [start, stop] of marks) {
    if (start < done || stop > end) continue;
    out.push([text.slice(done, start), false], [text.slice(start, stop), true]);
    done = stop;
  }
  out.push([text.slice(done, end) + (end < text.length ? "…" : ""), false]);
  return out.filter(([said]) => said);
};

/** A line without the marks of Markdown; references say whom they mean. */
const plain = (line, called) =>
  line
    .replace(/!?\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]/g, (_, to, said) => said ?? called(to.trim()) ?? to)
    .replace(/!?\[([^\[\]]*)\]\([^()\s]*\)/g, "$1")
    .replace(/(\*\*|__|~~|`+)(?=\S)(.+?)\1/g, "$2")
    .replace(/^(?:(?:[-*+>]|#{1,6}|\d{1,9}[.)]) +)+(?:\[[ xX]\] +)?/, "");

/* -- the notes -------------------------------------------------------------------------------- */

/** A file beside this one; asked for twice where it fails, since the site may just be built anew. */
const fetched = async (name, how) => {
  const ask = async () => {
    const file = await fetch(new URL(name, import.meta.url), how);
    if (!file.ok) throw new Error(`${name}: ${file.status}`);
    return file;
  };
  return ask().catch(() => new Promise((go) => setTimeout(go, AGAIN)).then(ask));
};

/** The notes, as far as their text is here. */
export class Texts {
  constructor() {
    this.list = null; // what will be the list of the parts, where somebody asked
    this.parts = []; // what will be a part, where somebody asked
    this.held = 0;
    this.turn = 0;
    this.first = null; // until something of the first question is found, or nothing
  }

  /** Say whose notes there are: rows with `at`, `name`, and `says(word)`. */
  know(rows) {
    this.rows = new Map(rows.map((row) => [row.at, row]));
  }

  /** How those are called to whom a link leads, by what it says; nobody asks before a note is looked through. */
  get slugs() {
    const slug = (row) => row.at.replace(/(?:\/|\.html)$/, "").split("/").pop();
    return (this.called ??= new Map([...this.rows.values()].map((row) => [slug(row), row.name])));
  }

  /** Whether no part is missing any more. */
  get whole() {
    return this.held > 0 && this.held === this.versions?.length;
  }

  /** Ask for the list and the first part, since somebody began to type. */
  prepare() {
    this.list ??= this.begin().catch(() => {
      this.list = null; // asked for again next time
    });
    return this.list;
  }

  async begin() {
    const list = await fetched("text.json", { cache: "no-cache" });
    this.versions = await list.json();
    this.part(0); // alone, so that the first answer waits for nothing else
  }

  part(number) {
    if (number >= this.versions.length) return null;
    this.parts[number] ??= this.read(number).catch(() => {
      this.parts[number] = null; // asked for again next time
      return null;
    });
    return this.parts[number];
  }

  async read(number) {
    const file = await fetched(`text/${number}.txt?${this.versions[number]}`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const notes = decoder.decode(bytes).split("\0").slice(0, -1).map(parted);
    this.held += 1;
    return { bytes, addresses: notes.map(({ at }) => at), texts: notes.map(({ said }) => searched(said)) };
  }

  /** Look for what was asked: `tell` hears of what is found so far, now and then, and at the end.

      It is told `{found, through, missing}`. A later call ends this one. */
  async look(asked, tell) {
    const turn = this.stop();
    const found = [];
    let missing = 0;
    let told = -Infinity;
    let since = performance.now();
    let answered = () => {};
    this.first ??= Promise.race([
      new Promise((go) => (answered = go)),
      new Promise((go) => setTimeout(go, AGAIN)),
    ]);
    await this.prepare();
    if (turn !== this.turn) return;
    if (!this.versions) return tell({ found, missing: 1, through: true });
    for (let number = 0; number < this.versions.length; number++) {
      for (let more = 1; number && more <= AHEAD; more++) this.part(number + more);
      const part = await this.part(number);
      if (part) this.scan(part, asked, found);
      else missing += 1;
      if (found.length && !this.whole && performance.now() - told > NEWS) {
        tell({ found, missing, through: false });
        answered();
        told = performance.now();
      }
      if (performance.now() - since > SLICE) {
        await new Promise((go) => setTimeout(go));
        since = performance.now();
      }
      if (turn !== this.turn) return;
    }
    tell({ found, missing, through: true });
  }

  /** What was begun is of no use any more. */
  stop() {
    return (this.turn += 1);
  }

  scan(part, { words, whole }, found) {
    part.rows ??= part.addresses.map((at) => this.rows.get(at));
    part.addresses = null; // each is a piece of all the text that came with it, and would keep that
    part.texts.forEach((text, place) => {
      const row = part.rows[place];
      const all = words.every((word) => text.includes(word));
      if (!row || (!all && words.length === 1)) return;
      const own = all ? words : words.filter((word) => text.includes(word));
      if (!own.length || !(all || words.every((word) => own.includes(word) || row.says(word)))) return;
      const { tier, at } = judged(text, own, all ? whole : own[0]);
      found.push({ row, part, place, own, tier, at });
    });
  }

  /** The line of a note that says best what was asked: its label, and its words in pieces. */
  line({ part, place, at, own }) {
    const text = part.texts[place];
    const number = text.slice(0, at).split("\n").length;
    const start = text.lastIndexOf("\n", at - 1) + 1;
    const written = one(part.bytes, place).split("\n")[number];
    const tab = written.indexOf("\t");
    const label = tab < 0 ? "" : written.slice(0, tab);
    const around = near(written.slice(tab + 1), at - start);
    const calling = (both) => (slug) => {
      const name = this.slugs.get(slug.toLowerCase());
      return name && both ? `${name} (${slug})` : name;
    };
    // Where somebody asked for what is written in the note, and not for the name, both are said.
    const shown = [false, true].map((both) => plain(around, calling(both)));
    const says = (text) => own.every((word) => evened(text).includes(word) || !evened(around).includes(word));
    return { label, words: pieces(shown.find(says) ?? around, own) };
  }
}

/** One of the notes in a part. */
const one = (bytes, place) => {
  let start = 0;
  for (let passed = 0; passed < place; passed++) start = bytes.indexOf(0, start) + 1;
  return decoder.decode(bytes.subarray(start, bytes.indexOf(0, start)));
};

/** Of a very long line what stands about a place. */
const near = (line, at) => (line.length > 2000 ? line.slice(Math.max(0, at - 600), at + 1000) : line);
