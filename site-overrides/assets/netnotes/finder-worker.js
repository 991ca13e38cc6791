/* The quick switcher's search, beside the page, so that no page ever waits for it.

   The page asks `{ask, query, seen, here}` and is told `{ask, groups, total, text, ready, notes}`. Beginnings
   of words are found as soon as the list is read; typos once the index is made, which goes on in between;
   words in the text of notes as the text comes, `notes` says how far that is (see finder-texts.js). */

import { askedFor, INSIDE, Texts } from "./finder-texts.js";
import { keysOf, wordsOf } from "./fold.js";

/** What is looked through, the most telling first; what none of them begins with is a typo. */
const FIELDS = ["names", "aliases", "org", "title", "tags", "city"];
const NOTES = FIELDS.length + 1; // the words stand in the text of a note
const TYPO = NOTES + 1;
const WITHIN = TYPO + 1; // it stands in notes only somewhere within words, which is chance as often as not
const SHOWN = { person: 12, org: 5, page: 5, seen: 5, due: 8, notes: 8 };
const PORTION = 200; // rows between two looks at what is asked meanwhile
/** Letters to a typo. */
const LETTERS = 5;
/** Milliseconds that an answer waits for what stands in the notes, where all of them are at hand. */
const TOGETHER = 40;

let rows = [];
let known = null; // what the file says besides
let index = null; // MiniSearch, once everything is in it
let vocabulary = [];
let last = null; // what was asked last
let failed = ""; // why nobody can be looked for
const texts = new Texts();
let inNotes = null; // what the notes say of it, so far

const typos = (word) => Math.floor(word.length / LETTERS);

/* -- reading ---------------------------------------------------------------------------------- */

/** Somebody, or something, that can be found. Words of its own are looked at late: who is due is shown before. */
class Row {
  rank = Infinity;
  badge = 0;
  #whole;
  #names;
  #aliases;

  constructor(id, kind, keys, [name, at, said = [], org = 0, title = 0, role = 0, city = 0, tags = [], standing = -1]) {
    Object.assign(this, { id, kind, name, at, said, shared: [title, org, city], marks: tags, standing });
    this.org = keys[org];
    this.title = role ? [...keys[title], ...keys[role]] : keys[title];
    this.tags = tags.length === 1 ? keys[tags[0]] : tags.flatMap((tag) => keys[tag]);
    this.city = keys[city];
  }

  get whole() {
    return (this.#whole ??= wordsOf(this.name).join(" "));
  }

  get names() {
    return (this.#names ??= keysOf(this.name));
  }

  get aliases() {
    return (this.#aliases ??= this.said.flatMap(keysOf));
  }

  /** Whether it has a word itself, at its beginning or within. */
  says(word) {
    return FIELDS.some((field) => this[field].some((own) => own.includes(word)));
  }
}

const read = (held) => {
  const keys = held.words.map(keysOf); // once for each word that many share
  for (const [kind, list] of [["person", held.people], ["org", held.orgs], ["page", held.pages]]) {
    for (const one of list) rows.push(new Row(rows.length, kind, keys, one));
  }
  held.due.forEach(([person, badge], rank) => Object.assign(rows[person], { rank, badge }));
  texts.know(rows.filter((row) => row.kind !== "page"));
  known = { words: held.words, standings: held.standings, text: held.text, due: held.due };
};

const makeIndex = async () => {
  await texts.first; // typos are the less urgent
  const { default: MiniSearch } = await import("./vendor/minisearch.min.js");
  const made = new MiniSearch({
    fields: FIELDS,
    tokenize: (words) => words,
    stringifyField: (words) => words,
    processTerm: (word) => word,
  });
  const all = new Set();
  for (let at = 0; at < rows.length; at += PORTION) {
    const portion = rows.slice(at, at + PORTION);
    made.addAll(portion);
    for (const row of portion) for (const field of FIELDS) for (const word of row[field]) all.add(word);
    await new Promise((go) => setTimeout(go));
    await texts.first;
  }
  vocabulary = [...all];
  index = made;
};

/* -- finding ---------------------------------------------------------------------------------- */

/** Where a row says what was asked: the lower, the better; TYPO where some word only resembles it. */
const tier = (row, words, whole) => {
  if (row.whole.startsWith(whole)) return 0;
  let worst = 0;
  for (const word of words) {
    const at = FIELDS.findIndex((field) => row[field].some((own) => own.startsWith(word)));
    worst = Math.max(worst, at < 0 ? TYPO : at + 1);
  }
  return worst;
};

/** Letters to change until `word` is how `own` begins; two that changed places count as one. */
const apart = (word, own) => {
  let before = null;
  let line = Array.from({ length: own.length + 1 }, (_, at) => at);
  for (let i = 1; i <= word.length; i++) {
    const next = [i];
    for (let j = 1; j <= own.length; j++) {
      const same = word[i - 1] === own[j - 1];
      next[j] = Math.min(line[j] + 1, next[j - 1] + 1, line[j - 1] + !same);
      if (before && word[i - 1] === own[j - 2] && word[i - 2] === own[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1);
      }
    }
    [before, line] = [line, next];
  }
  return Math.min(...line);
};

/** The words that begin almost like one that was asked for: half typed with a typo, or letters swapped. */
const near = (word) => {
  if (word.length < LETTERS - 1) return vocabulary.filter((own) => own.startsWith(word));
  const most = Math.max(1, typos(word));
  const length = word.length + most;
  return vocabulary.filter((own) => own.length >= word.length - most && apart(word, own.slice(0, length)) <= most);
};

const hits = (query) => {
  const words = [...new Set(wordsOf(query))];
  const whole = wordsOf(query).join(" ");
  if (!words.length) return [];
  if (!index) {
    return rows.map((row) => ({ row, tier: tier(row, words, whole), score: 0 })).filter((hit) => hit.tier < TYPO);
  }
  const asked = { tokenize: (text) => text.split(" "), processTerm: (word) => word, combineWith: "AND" };
  const prefix = { ...asked, prefix: true, fuzzy: (word) => typos(word) || false };
  let found = index.search(words.join(" "), prefix);
  if (!found.length) {
    const queries = words.map((word) => ({ combineWith: "OR", queries: near(word) }));
    if (queries.every((part) => part.queries.length)) {
      found = index.search({ ...asked, tokenize: (text) => [text], queries });
    }
  }
  return found.map(({ id, score, terms }) => ({
    row: rows[id],
    tier: tier(rows[id], words, whole),
    score,
    terms,
  }));
};

const GROUPS = ["person", "org", "page"];

let named = {}; // who was found by name, of what was asked last

const byName = (asked, recency) => {
  if (named.asked === asked && named.index === index) return named.found;
  const order = (a, b) =>
    a.tier - b.tier || (a.tier === TYPO && b.score - a.score) || mattering(a.row, b.row, recency);
  named = { asked, index, found: hits(asked.query).sort(order) };
  return named.found;
};

/** Who is due comes first, then who was looked at, then who is known well. */
const mattering = (a, b, recency) =>
  ascending(a.rank, b.rank) || ascending(recency(a), recency(b)) || a.standing - b.standing || a.id - b.id;

const answer = (asked) => {
  const { query, seen, here } = asked;
  const order = new Map(seen.filter((at) => at !== here).map((at, number) => [at, number]));
  if (!wordsOf(query).length) return waiting(order);
  const recency = (row) => order.get(row.at) ?? Infinity;
  const found = byName(asked, recency);
  const groups = GROUPS.map((kind) => group(kind, found.filter((hit) => hit.row.kind === kind)));
  const shown = new Set(groups.flatMap((one) => one.hits.map(({ at }) => at)));
  const notes = fromNotes(recency, shown);
  groups.push(notes);
  groups.sort((a, b) => a.best - b.best); // whoever fits best comes first, so that Enter opens it
  return { groups: groups.filter((one) => one.total), total: found.length + notes.total };
};

/** Whose notes say it, but for those that are shown already: how well they say it, then who matters most. */
const fromNotes = (recency, shown) => {
  const found = (inNotes?.found ?? []).filter(({ row }) => !shown.has(row.at));
  const order = (a, b) => a.tier - b.tier || mattering(a.row, b.row, recency);
  const best = firstOf(found, order, SHOWN.notes);
  return {
    ...group("notes", best),
    total: found.length,
    best: !found.length ? Infinity : best[0].tier < INSIDE ? NOTES : WITHIN,
    hits: best.map((hit) => ({ ...told(hit), line: texts.line(hit) })),
  };
};

/** The first so many of a list in an order, without putting all of it in order. */
const firstOf = (list, order, most) => {
  const first = [];
  for (const one of list) {
    if (first.length === most && order(one, first[most - 1]) >= 0) continue;
    const at = first.findIndex((other) => order(one, other) < 0);
    first.splice(at < 0 ? first.length : at, 0, one);
    if (first.length > most) first.pop();
  }
  return first;
};

const ascending = (a, b) => (a === b ? 0 : a - b);

/** What is shown while nothing is typed: where this tab was, and who is due. */
const waiting = (order) => {
  const been = rows.filter((row) => order.has(row.at));
  been.sort((a, b) => order.get(a.at) - order.get(b.at));
  const due = known.due.map(([person]) => rows[person]).filter((row) => !order.has(row.at));
  const groups = [group("seen", been.map((row) => ({ row }))), group("due", due.map((row) => ({ row })))];
  return { groups: groups.filter((one) => one.total), total: 0 };
};

const group = (kind, found) => ({
  kind,
  total: found.length,
  best: found[0]?.tier ?? Infinity,
  hits: found.slice(0, SHOWN[kind]).map(told),
});

const told = ({ row, terms = [] }) => ({
  name: row.name,
  at: row.at,
  kind: row.kind,
  aliases: row.said,
  facts: row.shared.map((number) => known.words[number]).filter(Boolean),
  tags: row.marks.map((number) => known.words[number]),
  standing: known.standings[row.standing] ?? "",
  badge: known.words[row.badge],
  terms,
});

const tell = () => {
  clearTimeout(waits);
  if (!last || !known) return;
  const { through = true, missing = 0 } = inNotes ?? {};
  const notes = { through, missing };
  postMessage({ ask: last.ask, query: last.query, text: known.text, ready: Boolean(index), notes, ...answer(last) });
};

/** Answer from the list at once, and from the notes when they were looked through; where that is a moment, in one. */
const begin = () => {
  if (last && wordsOf(last.query).length) texts.prepare();
  if (!last || !known) return;
  clearTimeout(waits);
  texts.stop();
  const asked = askedFor(last.query);
  inNotes = asked ? { found: [], missing: 0, through: false } : null;
  if (asked && texts.whole) waits = setTimeout(tell, TOGETHER);
  else tell();
  if (asked) texts.look(asked, (news) => ((inNotes = news), tell()));
};

let waits = 0;

addEventListener("message", ({ data }) => {
  last = data;
  if (failed) postMessage({ failed });
  else begin();
});

const start = async () => {
  const file = await fetch(new URL("people.json", import.meta.url), { cache: "no-cache" });
  if (!file.ok) throw new Error(`people.json: ${file.status}`);
  read(await file.json());
  begin();
  await makeIndex();
  if (last && wordsOf(last.query).length) tell();
};

start().catch((error) => {
  failed = String(error); // said to whoever asks later as well
  postMessage({ failed });
});
