/* Colours, from the stylesheet, and what they mean. */

import { say } from "../say.js";

const NOTHING = -1;

export class Look {
  constructor(holder, network) {
    this.holder = holder;
    this.network = network;
    this.read();
  }

  /** Take the colours of the scheme that is shown. */
  read() {
    const style = getComputedStyle(this.holder);
    const value = (name) => style.getPropertyValue(`--nn-network-${name}`).trim();
    for (const name of ["ground", "ink", "faded", "me", "lit", "plain"]) this[name] = value(name);
    this.rows = {};
    for (const name of ["standing", "many", "kind"]) this.rows[name] = value(name).split(/\s+/);
    this.font = getComputedStyle(document.body).fontFamily;
  }

  /** What somebody counts as when colours say `by`: a number, or -1 for none of the colours. */
  group(by, who) {
    const value = this.network.data[by][who];
    if (by === "org") return this.orgGroup(value);
    return by === "source" && value === this.network.data.said.source.length - 1 ? NOTHING : value;
  }

  /** The largest organizations have a colour each; one of a single person needs none. */
  orgGroup(org) {
    return org < this.rows.many.length && this.network.members.get(org)?.length > 1 ? org : NOTHING;
  }

  color(by, group) {
    if (group === NOTHING) return this.plain;
    return this.rows[by === "standing" ? by : "many"][group] ?? this.plain;
  }

  /** The entries of the legend that stand for anybody. */
  entries(by) {
    const numbers = new Map();
    for (let who = 0; who < this.network.size; who++) {
      const group = this.group(by, who);
      numbers.set(group, (numbers.get(group) ?? 0) + 1);
    }
    const last = (group) => (group === NOTHING ? Infinity : group);
    return [...numbers]
      .sort(([one], [other]) => last(one) - last(other))
      .map(([group, number]) => ({ value: group, color: this.color(by, group), said: this.word(by, group), number }));
  }

  word(by, group) {
    const { said, orgs } = this.network.data;
    if (by === "org") return group === NOTHING ? say("Others") : orgs[group];
    return by === "source" && group === NOTHING ? said.source.at(-1) : said[by][group];
  }

  /** The kinds of ties that there are. */
  kinds() {
    const numbers = this.network.data.said.kind.map(() => 0);
    for (const tie of this.network.ties) numbers[tie.kind] += 1;
    return numbers
      .map((number, kind) => ({ value: kind, color: this.kindColor(kind), said: this.network.data.said.kind[kind], number }))
      .filter(({ number }) => number);
  }

  kindColor(kind) {
    return this.rows.kind[kind] ?? this.plain;
  }

  /** A colour so far towards the ground: 0 is the colour, 1 the ground. */
  faint(color, far) {
    const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    const [from, to] = [parts(color), parts(this.ground)];
    return `#${from.map((part, at) => Math.round(part + (to[at] - part) * far).toString(16).padStart(2, "0")).join("")}`;
  }
}
