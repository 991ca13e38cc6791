/* What stands beside the picture: who is looked at, the way between two in words, and the legend. */

import { count, say } from "../say.js";
import { Look } from "./look.js";

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

/** A sentence with elements in the places of its braces. */
const tell = (sentence, one, other) =>
  sentence.split(/([\u0001\u0002])/).map((part) => (part === "\u0001" ? one : part === "\u0002" ? other : part));

/** What ties two people, whole sentences by the names of the kinds. */
const sentences = () => {
  const names = { one: "\u0001", other: "\u0002" };
  return {
    related: say("{one} and {other} are related", names),
    introduced: say("{one} introduced {other} to you", names),
    knows: say("{one} and {other} know each other", names),
    together: say("{one} and {other} spent time together", names),
  };
};

export class Side {
  constructor(holder, network, page) {
    this.network = network;
    this.page = page;
    this.look = new Look(holder, network);
    this.said = holder.querySelector(".nn-network__said");
    this.legend = holder.querySelector(".nn-network__legend");
    this.told = element("p", { class: "nn-hidden", role: "status" });
    holder.append(this.told);
    this.drawn = "";
    new MutationObserver(() => this.key(true)).observe(document.body, {
      attributes: true,
      attributeFilter: ["data-md-color-scheme"],
    });
  }

  show(way) {
    this.say(way);
    this.key();
  }

  // -- who ------------------------------------------------------------------------------------

  say(way) {
    const { focus, to } = this.page;
    if (focus < 0) {
      this.said.replaceChildren(
        element("p", { class: "nn-quiet" }, say("You stand in the middle, and your own ties are not drawn: everyone here has one. Those of whom no tie is known stand at the rim.")),
      );
      this.told.textContent = "";
      return;
    }
    const close = element("button", { type: "button", class: "nn-network__close" }, say("Show all"));
    close.addEventListener("click", () => this.page.choose(-1, -1));
    const parts = [close, element("h3", {}, this.link(focus)), this.about(focus)];
    if (to >= 0) parts.push(...this.way(way, to));
    parts.push(...this.ties(focus));
    this.said.replaceChildren(...parts);
    const number = this.network.neighbours[focus].length;
    const { names } = this.network.data;
    this.told.textContent =
      to >= 0 && !way
        ? say("No way from {one} to {other} is known", { one: names[focus], other: names[to] })
        : count("{who}, {n} tie", "{who}, {n} ties", number, { who: names[focus] });
  }

  /** A name that leads to its page, or that is looked at where it has none. */
  link(who) {
    const url = this.network.url(who);
    const name = this.network.data.names[who];
    return url ? element("a", { href: url, class: "nn-note" }, name) : element("span", {}, name);
  }

  about(who) {
    const { said, standing, org } = this.network.data;
    const words = element("p", { class: "nn-quiet" }, said.standing[standing[who]]);
    if (org[who] < 0) return words;
    const url = this.network.orgUrl(org[who]);
    const name = this.network.orgName(who);
    words.append(" · ", url ? element("a", { href: url, class: "nn-note" }, name) : name);
    return words;
  }

  ties(who) {
    const found = this.network.neighbours[who];
    if (!found.length) return [element("p", { class: "nn-quiet" }, say("No tie of theirs is noted yet."))];
    const items = found.map(({ who: other, tie }) =>
      element("li", {}, this.link(other), " ", element("span", { class: "nn-quiet" }, this.kind(who, this.network.ties[tie]))),
    );
    return [
      element("h2", {}, count("{n} tie", "{n} ties", found.length)),
      element("ul", { class: "nn-network__ties", tabindex: "0", "aria-label": say("Whom they know") }, ...items),
    ];
  }

  /** What a tie is, behind the name of the one at its other end. */
  kind(who, { one, kind }) {
    const said = {
      related: say("they are related"),
      introduced: one === who ? say("whom they introduced to you") : say("who introduced them to you"),
      knows: say("they know each other"),
      together: say("they spent time together"),
    };
    return said[this.network.data.kinds[kind]];
  }

  way(way, to) {
    const title = element("h2", {}, say("The way to {who}", { who: this.network.data.names[to] }));
    if (!way) {
      return [title, element("p", {}, say("Your notes know no way between these two but you."))];
    }
    const said = sentences();
    const steps = way.slice(1).map((who, index) => {
      const { one, other, kind } = this.network.tieBetween(way[index], who);
      return element("li", {}, ...tell(said[this.network.data.kinds[kind]], this.link(one), this.link(other)));
    });
    return [title, element("ol", { class: "nn-network__way" }, ...steps)];
  }

  // -- legend ---------------------------------------------------------------------------------

  key(anew = false) {
    const { color, only, orgs } = this.page;
    const state = JSON.stringify([color, only, orgs]);
    if (!anew && state === this.drawn) return;
    this.drawn = state;
    this.look.read();
    const held = document.activeElement?.dataset.entry;
    const title = { standing: say("Standing"), org: say("Organization"), source: say("How you met") }[color];
    const people = this.look.entries(color).map((entry) => this.entry(`${color} ${entry.value}`, entry, ""));
    const ties = this.look.kinds().map((entry) => this.entry(`kind ${entry.value}`, entry, " nn-network__dot--line"));
    this.legend.replaceChildren(
      element("h2", {}, title),
      element("div", { class: "nn-network__key", role: "group", "aria-label": title }, ...people),
      element("h2", {}, say("Ties")),
      element("div", { class: "nn-network__key", role: "group", "aria-label": say("Ties") }, ...ties),
    );
    if (held) this.legend.querySelector(`[data-entry="${held}"]`)?.focus();
  }

  entry(id, { color, said, number }, shape) {
    const dot = element("span", { class: `nn-network__dot${shape}`, "aria-hidden": "true" });
    dot.style.background = color;
    const times = element("span", { class: "nn-quiet" }, String(number));
    const button = element(
      "button",
      { type: "button", "data-entry": id, "aria-pressed": String(this.page.only === id), title: say("Show only these") },
      dot, element("span", {}, said), times,
    );
    button.addEventListener("click", () => this.page.pickOut(id));
    return button;
  }
}
