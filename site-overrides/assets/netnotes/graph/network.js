/* Who is there and who is tied to whom, as `graph.json` tells it; everybody is a number. */

/** A name as it is compared: no case, no accents. */
export const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ł/g, "l").replace(/ø/g, "o").replace(/đ/g, "d");

export class Network {
  constructor(data, root) {
    this.data = data;
    this.root = root;
    this.size = data.names.length;
    this.neighbours = Array.from({ length: this.size }, () => []);
    this.ties = [];
    for (let at = 0; at < data.ties.length; at += 3) {
      const [one, other, kind] = data.ties.slice(at, at + 3);
      const tie = this.ties.length;
      this.ties.push({ one, other, kind });
      this.neighbours[one].push({ who: other, tie });
      this.neighbours[other].push({ who: one, tie });
    }
    this.folded = null;
    this.members = new Map();
    data.org.forEach((org, who) => {
      if (org < 0) return;
      if (!this.members.has(org)) this.members.set(org, []);
      this.members.get(org).push(who);
    });
  }

  /** What stands for somebody in the address of the page: their own address, or their name. */
  id(who) {
    return who < 0 ? "" : this.data.addresses[who] || this.data.names[who];
  }

  byId(id) {
    if (!id) return -1;
    const found = this.data.addresses.indexOf(id);
    return found >= 0 ? found : this.data.names.indexOf(id);
  }

  /** Where somebody's page is; '' for one who has no note. */
  url(who) {
    const { before, after, addresses } = this.data;
    return addresses[who] ? this.root + before + addresses[who] + after : "";
  }

  orgUrl(org) {
    const address = this.data.org_addresses[org];
    return address ? this.root + address : "";
  }

  orgName(who) {
    return this.data.orgs[this.data.org[who]] ?? "";
  }

  /** Those whose names fit what was typed, the best first: the beginning of the name, of a word, anything. */
  find(typed, most) {
    const words = fold(typed).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    this.folded ??= this.data.names.map((name) => ` ${fold(name)}`);
    const found = [[], [], []];
    for (let who = 0; who < this.size; who++) {
      const name = this.folded[who];
      if (!words.every((word) => name.includes(word))) continue;
      const rank = name.startsWith(` ${words[0]}`) ? 0 : name.includes(` ${words[0]}`) ? 1 : 2;
      if (found[rank].length < most) found[rank].push(who);
      if (found[0].length === most) break;
    }
    return found.flat().slice(0, most);
  }

  /** A shortest way from one to another, both included; null where the notes know none. */
  way(from, to) {
    const before = new Map([[from, -1]]);
    for (let front = [from]; front.length; ) {
      const next = [];
      for (const who of front) {
        for (const { who: other } of this.neighbours[who]) {
          if (before.has(other)) continue;
          before.set(other, who);
          if (other === to) return this.back(before, to);
          next.push(other);
        }
      }
      front = next;
    }
    return null;
  }

  back(before, to) {
    const way = [];
    for (let who = to; who >= 0; who = before.get(who)) way.unshift(who);
    return way;
  }

  tieBetween(one, other) {
    return this.ties[this.neighbours[one].find(({ who }) => who === other).tie];
  }
}
