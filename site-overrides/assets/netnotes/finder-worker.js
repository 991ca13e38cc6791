/* The quick switcher's search, beside the page, so that no page ever waits for it.

   The page asks `{ask, query, seen, here}` and is told `{ask, groups, total, text, ready}`. Beginnings of
   words are found as soon as the list is read; typos once the index is made, which goes on in between. */

import { fold, keysOf, wordsOf } from "./fold.js";
import MiniSearch from "./vendor/minisearch.min.js";

/** What is looked through, the most telling first; what none of them begins with is a typo. */
const FIELDS = ["names", "aliases", "org", "title", "tags", "city"];
const TYPO = FIELDS.length + 1;
const SHOWN = { person: 12, org: 5, page: 5, seen: 5, due: 8 };
const PORTION = 200; // rows between two looks at what is asked meanwhile
/** Letters to a typo. */
const LETTERS = 5;

let rows = [];
let known = null; // what the file says besides
let index = null; // MiniSearch, once everything is in it
let vocabulary = [];
let last = null; // what was asked last

const typos = (word) => Math.floor(word.length / LETTERS);

/* -- reading ---------------------------------------------------------------------------------- */

const read = (held) => {
  const keys = held.words.map(keysOf); // once for each word that many share
  const row = (kind, [name, at, aliases = [], org = 0, title = 0, role = 0, city = 0, tags = [], standing = -1]) => ({
    id: rows.length,
    kind,
    name,
    at,
    said: aliases,
    shared: [title, org, city],
    marks: tags,
    standing,
    rank: Infinity,
    badge: 0,
    whole: wordsOf(name).join(" "),
    names: keysOf(name),
    aliases: aliases.flatMap(keysOf),
    org: keys[org],
    title: role ? [...keys[title], ...keys[role]] : keys[title],
    tags: tags.length === 1 ? keys[tags[0]] : tags.flatMap((tag) => keys[tag]),
    city: keys[city],
  });
  for (const [kind, list] of [["person", held.people], ["org", held.orgs], ["page", held.pages]]) {
    for (const one of list) rows.push(row(kind, one));
  }
  held.due.forEach(([person, badge], rank) => Object.assign(rows[person], { rank, badge }));
  known = { words: held.words, standings: held.standings, text: held.text, due: held.due };
};

const makeIndex = async () => {
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

const answer = ({ query, seen, here }) => {
  const order = new Map(seen.filter((at) => at !== here).map((at, number) => [at, number]));
  if (!wordsOf(query).length) return waiting(order);
  const recency = (row) => order.get(row.at) ?? Infinity;
  const found = hits(query).sort(
    (a, b) =>
      a.tier - b.tier ||
      (a.tier === TYPO && b.score - a.score) ||
      ascending(a.row.rank, b.row.rank) ||
      ascending(recency(a.row), recency(b.row)) ||
      a.row.standing - b.row.standing ||
      a.row.id - b.row.id,
  );
  const groups = GROUPS.map((kind) => group(kind, found.filter((hit) => hit.row.kind === kind)));
  groups.sort((a, b) => a.best - b.best); // whoever fits best comes first, so that Enter opens it
  return { groups: groups.filter((one) => one.total), total: found.length };
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
  hits: found.slice(0, SHOWN[kind]).map(({ row, terms = [] }) => ({
    name: row.name,
    at: row.at,
    kind: row.kind,
    aliases: row.said,
    facts: row.shared.map((number) => known.words[number]).filter(Boolean),
    tags: row.marks.map((number) => known.words[number]),
    standing: known.standings[row.standing] ?? "",
    badge: known.words[row.badge],
    terms,
  })),
});

const tell = () => {
  if (!last || !known) return;
  postMessage({ ask: last.ask, query: last.query, text: known.text, ready: Boolean(index), ...answer(last) });
};

addEventListener("message", ({ data }) => {
  last = data;
  tell();
});

const begin = async () => {
  const file = await fetch(new URL("people.json", import.meta.url), { cache: "no-cache" });
  if (!file.ok) throw new Error(`people.json: ${file.status}`);
  read(await file.json());
  tell();
  await makeIndex();
  if (last && wordsOf(last.query).length) tell();
};

begin().catch((error) => postMessage({ failed: String(error) }));
