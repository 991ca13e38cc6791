/* Rows of a table: those of the page, and those that are fetched as lines of HTML and become elements
   only when they are shown (see blocks/register.html, which writes them). */

import { fold } from "./fold.js";

const FACET_ENDS = "\t";
const WORD_ENDS = "¦";
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'" };
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

const decoded = (text) => (text.includes("&") ? text.replace(/&(?:amp|lt|gt|#34|#39);/g, (e) => ENTITIES[e]) : text);
const bare = (html) => decoded(html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ")).trim();
const attribute = (html, name) => {
  const start = html.indexOf(` ${name}="`);
  if (start < 0) return null;
  const from = start + name.length + 3;
  return decoded(html.slice(from, html.indexOf('"', from)));
};

/** A row that stands on the page. */
class Shown {
  constructor(element) {
    this.element = element;
  }

  cell(column) {
    return (this.element.cells[column]?.textContent || "").trim();
  }

  /** What a cell sorts by: its key, its day, or its words. A blank key is that of an empty cell. */
  key(column) {
    const cell = this.element.cells[column];
    return (cell?.dataset.key ?? cell?.querySelector("time")?.dateTime ?? this.cell(column)).trim();
  }

  get within() {
    return this.element.dataset.in;
  }

  get words() {
    return [...this.element.cells].map((cell) => cell.textContent).join(" ");
  }
}

/** A row that is still a line. */
class Line {
  constructor(html) {
    this.html = html;
    this.element = null; // see elementsOf
    this.cells = html.split("<td").slice(1);
  }

  cell(column) {
    return bare(`<td${this.cells[column] ?? ">"}`);
  }

  key(column) {
    const html = this.cells[column] ?? "";
    return (attribute(html.slice(0, html.indexOf(">")), "data-key") ?? attribute(html, "datetime") ?? this.cell(column)).trim();
  }

  get within() {
    return attribute(this.html.slice(0, this.html.indexOf(">")), "data-in") ?? undefined;
  }

  get words() {
    return bare(this.html);
  }
}

/** The elements of rows; those that are not there yet are made all at once. */
export const elementsOf = (rows) => {
  const waiting = rows.filter((row) => !row.element);
  const holder = document.createElement("template");
  holder.innerHTML = `<table><tbody>${waiting.map((row) => row.html).join("")}</table>`;
  [...holder.content.querySelectorAll("tr")].forEach((made, index) => (waiting[index].element = made));
  return rows.map((row) => row.element);
};

/** What is asked of each row again and again, kept beside it. */
const ready = (row) => {
  const within = row.within;
  row.facets = within === undefined ? null : within.split(FACET_ENDS).map((words) => (words ? words.split(WORD_ENDS) : []));
  row.text = null;
  return row;
};

export const rowsOf = (body) => [...body.rows].map((element) => ready(new Shown(element)));

/** The rows of a register on a page that was fetched. */
export const linesOf = (html, name) => {
  const from = html.split(`data-rows="${name}">`)[1] ?? "";
  return from
    .split("</tbody>")[0]
    .split("\n")
    .filter((line) => line.startsWith("<tr"))
    .map((line) => ready(new Line(line)));
};

/** The words of a row that belong to a facet, or of the cell where the table has no facets of its own. */
export const belonging = (row, facet) => {
  if (row.facets) return row.facets[facet] ?? [];
  const said = row.cell(facet);
  return said ? [said] : [];
};

/** Whether a row has all of these words, which are folded. */
export const has = (row, words) => {
  row.text ??= fold(row.words);
  return words.every((word) => row.text.includes(word));
};

/** The rows in the order of a column: what is empty last, equals as they were. */
export const ordered = (rows, column, down) => {
  const keyed = rows.map((row) => row.key(column));
  const days = keyed.every((key) => !key || /^\d{4}-\d\d-\d\d/.test(key));
  const numbers = days ? null : keyed.map((key) => (/^[-+]?[\d,]*\.?\d+\s*%?$/.test(key) ? parseFloat(key.replaceAll(",", "")) : NaN));
  const numeric = numbers?.every((number, index) => !keyed[index] || !Number.isNaN(number));
  const compare = (a, b) => {
    if (days) return keyed[a] < keyed[b] ? -1 : Number(keyed[a] > keyed[b]);
    return numeric ? numbers[a] - numbers[b] : collator.compare(keyed[a], keyed[b]);
  };
  const order = keyed.map((_, index) => index);
  order.sort((a, b) => {
    if (!keyed[a] || !keyed[b]) return Number(!keyed[a]) - Number(!keyed[b]) || a - b;
    const compared = compare(a, b);
    return (down ? -compared : compared) || a - b;
  });
  return order.map((index) => rows[index]);
};
