/* What the quick switcher found, in words, for finder.js. Whatever a note says is put in as text. */

import { lettersOf, wordsOf } from "./fold.js";
import { say } from "./say.js";

/** Where the site begins. */
export const ROOT = new URL("../../", import.meta.url);

/** An element with attributes, and what is in it. */
export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
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

/** The line of a note in which the words stand, as the worker has marked them. */
const lineOf = ({ label, words }) => [
  ...(label ? [`${label} · `] : []),
  ...words.map(([text, found]) => (found ? element("mark", {}, text) : text)),
];

/** A result as a link; `words` are marked in it. */
export const option = (hit, words, number) => {
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
  if (hit.line) link.append(element("span", { class: "nn-hit__more nn-hit__line" }, ...lineOf(hit.line)));
  const lines = hit.line ? [] : details(hit, words).flatMap((line) => [" · ", ...marked(line, words, hit.terms)]);
  if (lines.length) link.append(element("span", { class: "nn-hit__more" }, ...lines.slice(1)));
  return link;
};

/** What stands above a group of results. */
export const TITLES = {
  person: () => say("People"),
  org: () => say("Organizations"),
  page: () => say("Pages"),
  notes: () => say("In notes"),
  seen: () => say("Lately in this tab"),
  due: () => say("Due today"),
};
