/* Tables that sort and filter. Without scripts they are plain tables that say the same. */
const FILTER_FROM = 13; // rows: fewer can be seen at a glance
const PAGE = 400; // rows shown at once; the others wait behind a button
const FACETS = 3;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const UNITS = { day: 1, week: 7, month: 30.4, year: 365.25 };
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** What a cell sorts by: a number where all of a column are numbers, dates or ages; else text. */
const weigh = (text) => {
  let found = /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
  if (found) return Number(found[1] + found[2] + found[3]);
  found = /^(?:(\d{1,2}) )?(?:([A-Z][a-z]{2})[a-z]* )?(\d{4})$/.exec(text);
  if (found) {
    const month = found[2] ? MONTHS.indexOf(found[2].toLowerCase()) + 1 : 0;
    return Number(found[3]) * 10000 + month * 100 + Number(found[1] || 0);
  }
  found = /^(a|an|\d+) (day|week|month|year)s? ago$/.exec(text);
  if (found) return -(Number(found[1]) || 1) * UNITS[found[2]];
  return /^[-+]?\d+(\.\d+)?\s*%?$/.test(text) ? parseFloat(text) : NaN;
};

const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

const textOf = (row, column) => (row.cells[column]?.textContent || "").trim();

class Table {
  constructor(holder) {
    this.holder = holder;
    this.body = holder.querySelector("tbody");
    this.rows = [...this.body.rows];
    this.heads = [...holder.querySelectorAll("thead th")];
    this.words = null;
    this.all = false;
    this.chosen = new Map();
    if (this.rows.length > 4) this.sortable();
    if (this.rows.length >= FILTER_FROM) this.filterable();
    this.show();
  }

  sortable() {
    this.holder.classList.add("nn-table--sortable");
    this.heads.forEach((head, column) => {
      if (!head.textContent.trim()) return;
      const button = element("button", { type: "button" }, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", () => this.sort(head, column));
    });
  }

  sort(head, column) {
    const down = head.getAttribute("aria-sort") === "ascending";
    this.heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const keyed = this.rows.map((row) => [textOf(row, column), row]);
    const weights = keyed.map(([text]) => weigh(text));
    const numeric = keyed.every(([text], index) => !text || !Number.isNaN(weights[index]));
    const order = keyed.map((_, index) => index);
    order.sort((a, b) => {
      const [left, right] = [keyed[a][0], keyed[b][0]];
      if (!left || !right) return Number(!left) - Number(!right); // what is empty comes last
      const compared = numeric ? weights[a] - weights[b] : collator.compare(left, right);
      return (down ? -compared : compared) || a - b;
    });
    this.rows = order.map((index) => keyed[index][1]);
    this.words = null;
    this.body.append(...this.rows);
    this.show();
  }

  filterable() {
    const label = this.holder.querySelector("table").getAttribute("aria-label");
    this.input = element("input", {
      type: "search",
      placeholder: "Filter by any words…",
      "aria-label": `Filter ${label} by any words`,
      autocomplete: "off",
      spellcheck: "false",
    });
    this.count = element("output", { "aria-live": "polite" });
    this.input.addEventListener("input", () => this.show());
    const tools = element("div", { class: "nn-tools", role: "search" }, this.input);
    this.facets().forEach((facet) => tools.append(facet));
    tools.append(this.count);
    this.holder.prepend(tools);
  }

  /** A choice for each column that says one of a few words. */
  facets() {
    const found = [];
    this.heads.forEach((head, column) => {
      if (found.length === FACETS) return;
      const values = new Map();
      for (const row of this.rows) {
        const text = textOf(row, column);
        if (text.length > 30) return;
        if (text) values.set(text, (values.get(text) || 0) + 1);
        if (values.size > 12) return;
      }
      const most = Math.max(0, ...values.values());
      if (values.size < 2 || most < 2 || [...values.keys()].every((text) => !Number.isNaN(weigh(text)))) return;
      const name = head.textContent.trim();
      const select = element("select", { "aria-label": name }, element("option", { value: "" }, `${name}: any`));
      [...values].sort(([a], [b]) => collator.compare(a, b)).forEach(([text, times]) => {
        select.append(element("option", { value: text }, `${text} (${times})`));
      });
      select.addEventListener("change", () => {
        if (select.value) this.chosen.set(column, select.value);
        else this.chosen.delete(column);
        this.show();
      });
      found.push(select);
    });
    return found;
  }

  show() {
    const wanted = (this.input?.value || "").toLowerCase().split(/\s+/).filter(Boolean);
    this.words ??= wanted.length ? this.rows.map((row) => row.textContent.toLowerCase()) : null;
    let shown = 0;
    let matching = 0;
    this.rows.forEach((row, index) => {
      const fits =
        wanted.every((word) => this.words[index].includes(word)) &&
        [...this.chosen].every(([column, value]) => textOf(row, column) === value);
      matching += fits;
      row.hidden = !fits || (!this.all && shown >= PAGE);
      shown += !row.hidden;
    });
    if (this.count) {
      const part = matching === this.rows.length ? "" : `${matching} of `;
      this.count.textContent = `${part}${this.rows.length}`;
    }
    this.more(matching - shown);
  }

  more(waiting) {
    this.button?.remove();
    if (waiting <= 0) return;
    this.button = element("button", { type: "button", class: "nn-more" }, `Show ${waiting} more`);
    this.button.addEventListener("click", () => {
      this.all = true;
      this.show();
    });
    this.holder.append(this.button);
  }
}

export default (holder) => new Table(holder);
