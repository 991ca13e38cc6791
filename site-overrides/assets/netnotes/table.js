/* Tables that sort and filter. Without scripts they are plain tables that say the same.

   The tools stand on the page already (blocks/_tools.html); here they come to life. However many rows
   there are, only so many are ever elements of the page; where the page has but the first of them, the
   others are fetched when somebody begins to look for them. */

import { Address } from "./address.js";
import { fold } from "./fold.js";
import { belonging, elementsOf, has, linesOf, ordered, rowsOf } from "./rows.js";
import { count, say } from "./say.js";

const PAGE = 100; // rows that are shown and waiting rows that a button adds
const WHOLE = 250; // a table of so many is shown whole
const grouped = (n) => n.toLocaleString("en");

const button = (text, css, pressed) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = css;
  made.textContent = text;
  made.addEventListener("click", pressed);
  return made;
};

/** What was hidden until it shows what the address says (early.js) can be seen. */
let left = document.querySelectorAll('[data-nn~="table"]').length;
const reveal = () => {
  left -= 1;
  if (left <= 0) document.documentElement.classList.remove("nn-wanted");
};

class Table {
  constructor(holder) {
    this.holder = holder;
    this.body = holder.querySelector("tbody");
    this.rows = rowsOf(this.body);
    this.total = Number(holder.dataset.total) || this.rows.length;
    this.limit = this.first = Math.max(PAGE, Math.min(this.rows.length, WHOLE));
    this.sort = "";
    this.address = new Address(holder.dataset.name);
    this.heads = [...holder.querySelectorAll("thead th")];
    this.find("input[name=filter]", (field) => (this.field = field));
    this.facets = [...holder.querySelectorAll("[data-facet]")];
    this.find(".nn-tools__sort", (select) => (this.sorting = select));
    this.find("output", (output) => (this.told = output));
    this.find(".nn-tools__clear", (clear) => (this.clear = clear));
    this.begin();
  }

  find(selector, use) {
    const found = this.holder.querySelector(selector);
    if (found) use(found);
  }

  begin() {
    this.makeHeads();
    this.field?.addEventListener("input", () => this.change({ typed: true }));
    this.field?.addEventListener("change", () => (this.address.typing = false));
    for (const facet of this.facets) {
      facet.addEventListener(facet.list ? "input" : "change", () => this.change({ typed: Boolean(facet.list) }));
      if (facet.list) facet.addEventListener("focus", () => this.list(facet), { once: true });
    }
    this.sorting?.addEventListener("change", () => {
      this.sort = this.sorting.value;
      this.change();
    });
    this.clear?.addEventListener("click", () => this.empty());
    this.find(".nn-tools__more", (more) => more.addEventListener("click", () => this.unfold(more)));
    // Whoever looks at the tools is about to use them.
    this.holder.querySelector(".nn-tools")?.addEventListener("focusin", () => this.fetch(), { once: true });
    this.holder.addEventListener("keydown", (event) => this.move(event));
    addEventListener("popstate", () => this.read());
    this.names = ["sort", ...(this.field ? ["filter"] : []), ...this.facets.map((facet) => facet.name)];
    this.nothing = document.createElement("p");
    this.nothing.className = "nn-empty";
    this.nothing.hidden = true;
    this.nothing.textContent = say("Nothing here fits. With fewer words or filters there is more to see.");
    this.holder.append(this.nothing);
    // What was typed before the script was here counts, too, and so does what the browser kept.
    const typed = [this.field, ...this.facets].some((tool) => tool?.value);
    const said = this.names.some((name) => this.address.get(name));
    (said ? this.read() : Promise.resolve()).finally(reveal);
    if (said) return;
    if (typed) this.change();
    else if (this.rows.length > this.limit || this.rows.length < this.total) this.more(this.total);
    if (this.rows.length > this.limit) this.show();
  }

  makeHeads() {
    for (const head of this.heads) {
      const said = head.querySelector(".nn-sort");
      if (!said) continue;
      const made = button(said.textContent, "nn-sort", () => this.turn(said.dataset.sort));
      made.dataset.sort = said.dataset.sort;
      said.replaceWith(made);
    }
  }

  /* -- what is wanted ---------------------------------------------------------------------------- */

  get wanted() {
    const wanted = { sort: this.sort };
    if (this.field) wanted.filter = this.field.value.trim();
    for (const facet of this.facets) wanted[facet.name] = facet.value.trim();
    return wanted;
  }

  /** Show what the address says. */
  read() {
    this.address.typing = false;
    if (this.field) this.field.value = this.address.get("filter");
    for (const facet of this.facets) {
      const said = this.address.get(facet.name);
      const known = facet.list || !said || [...facet.options].some((option) => option.value === said);
      facet.value = known ? said : "";
      if (facet.value) this.find(".nn-tools__more", (more) => this.unfold(more, true));
    }
    const sort = this.address.get("sort");
    this.sort = this.heads.some((head) => this.nameOf(head) === sort.replace(/^-/, "")) ? sort : "";
    return this.update();
  }

  change(how) {
    this.limit = this.first;
    this.update();
    this.address.put(this.wanted, how);
  }

  nameOf(head) {
    return head.querySelector(".nn-sort")?.dataset.sort;
  }

  turn(name) {
    this.sort = this.sort === name ? `-${name}` : name;
    this.change();
  }

  empty() {
    if (this.field) this.field.value = "";
    for (const facet of this.facets) facet.value = "";
    this.change();
    this.field?.focus();
  }

  unfold(more, open = more.getAttribute("aria-expanded") !== "true") {
    more.setAttribute("aria-expanded", String(open));
  }

  /** The words that a facet which is typed could mean, the most frequent first. */
  async list(facet) {
    await this.fetch();
    const found = new Map();
    for (const row of this.rows) for (const word of belonging(row, facet.dataset.facet)) found.set(word, (found.get(word) || 0) + 1);
    const words = [...found.keys()].sort((a, b) => found.get(b) - found.get(a) || a.localeCompare(b));
    facet.list.replaceChildren(...words.map((word) => new Option(count("{n} note", "{n} notes", found.get(word)), word)));
  }

  /* -- what is shown ----------------------------------------------------------------------------- */

  /** The rows that the page does not have, once. */
  fetch() {
    const { lines, of } = this.holder.dataset;
    if (!lines || this.rows.length >= this.total) return Promise.resolve();
    this.coming ??= fetch(lines)
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
      .then((html) => {
        const all = linesOf(html, of);
        this.rows = [...this.rows, ...all.slice(this.rows.length)];
        this.total = this.rows.length;
        for (const row of this.rows) has(row, [""]); // so that the first key finds it done
        this.inOrder = null;
      })
      .catch(() => (this.coming = null)); // what is here can still be searched, and the count says so
    return this.coming;
  }

  async update() {
    const waiting = this.fetch();
    if (this.coming && this.rows.length < this.total) await waiting;
    this.show();
  }

  get matching() {
    if (this.inOrder?.sort !== this.sort) {
      const column = this.heads.findIndex((head) => this.sort && this.nameOf(head) === this.sort.replace(/^-/, ""));
      const rows = column < 0 ? this.rows : ordered(this.rows, column, this.sort.startsWith("-"));
      this.inOrder = { sort: this.sort, column, rows };
    }
    const words = fold(this.field?.value ?? "").split(/\s+/).filter(Boolean);
    const chosen = this.facets.filter((facet) => facet.value.trim());
    const fits = (row, facet) => {
      const within = belonging(row, facet.dataset.facet);
      if (!facet.list) return within.includes(facet.value);
      const said = fold(facet.value.trim());
      return within.some((word) => fold(word).includes(said));
    };
    if (!words.length && !chosen.length) return this.inOrder.rows;
    return this.inOrder.rows.filter((row) => has(row, words) && chosen.every((facet) => fits(row, facet)));
  }

  show() {
    const matching = this.matching;
    this.body.replaceChildren(...elementsOf(matching.slice(0, this.limit)));
    this.heads.forEach((head, index) => {
      if (index === this.inOrder.column) head.setAttribute("aria-sort", this.sort.startsWith("-") ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    if (this.sorting) this.sorting.value = this.sort;
    const filtered = matching.length !== this.rows.length || this.facets.some((facet) => facet.value) || this.field?.value;
    if (this.clear) this.clear.hidden = !filtered;
    if (this.told) {
      const all = grouped(this.rows.length < this.total && filtered ? this.rows.length : this.total);
      this.told.textContent = filtered ? say("{n} of {all}", { n: grouped(matching.length), all }) : "";
    }
    this.nothing.hidden = matching.length > 0;
    this.more(matching.length);
  }

  more(matching) {
    const waiting = matching - Math.min(this.limit, this.body.rows.length);
    this.button?.remove();
    this.holder.querySelector(".nn-register__whole")?.toggleAttribute("hidden", matching !== this.total);
    if (waiting <= 0) return;
    const next = Math.min(waiting, PAGE);
    this.button = button(say("Show {n} more", { n: grouped(next) }), "nn-more", async () => {
      const last = this.body.rows.length;
      this.limit += PAGE;
      await this.update();
      this.body.rows[last]?.querySelector("a")?.focus();
    });
    this.holder.querySelector("table").after(this.button);
  }

  /* -- by keyboard ------------------------------------------------------------------------------- */

  /** The arrows, j and k go from row to row, where Enter opens whom one is at; Escape goes back. */
  move(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = event.target.closest("tbody tr");
    if (event.target === this.field && event.key === "ArrowDown") this.step(event, this.body.rows[0]);
    if (event.target === this.field && event.key === "Enter") {
      this.step(event, this.body.rows[0]);
      if (this.body.rows.length === 1) document.activeElement.click();
    }
    if (event.target === this.field && event.key === "Escape" && this.field.value) this.empty();
    if (!row) return;
    if (event.key === "ArrowDown" || event.key === "j") this.step(event, row.nextElementSibling);
    if (event.key === "ArrowUp" || event.key === "k") this.step(event, row.previousElementSibling);
    if (event.key === "Escape") this.field?.focus();
  }

  step(event, row) {
    event.preventDefault();
    if (!row) {
      if (event.key === "ArrowUp" || event.key === "k") this.field?.focus();
      else this.button?.focus();
      return;
    }
    row.querySelector("a")?.focus();
  }
}

export default (holder) => new Table(holder);
