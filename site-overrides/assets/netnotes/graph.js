/* The page Graph: fetches who is there, finds and says what is asked, and has it drawn where that can be.

   What is asked stands in the address: `color`, `orgs`, `focus` and `to`. */

import { Network } from "./graph/network.js";
import { Pick } from "./graph/pick.js";
import { Side } from "./graph/side.js";
import { say } from "./say.js";

const COLORS = ["standing", "org", "source"];

/** Whether this browser can paint the picture. */
const paints = () => {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
};

class Page {
  constructor(holder, network) {
    this.holder = holder;
    this.network = network;
    this.picture = null;
    this.only = null;
    const asked = new URLSearchParams(location.search);
    this.color = COLORS.includes(asked.get("color")) ? asked.get("color") : "standing";
    this.orgs = asked.has("orgs");
    this.focus = network.byId(asked.get("focus"));
    this.to = this.focus < 0 ? -1 : network.byId(asked.get("to"));
    this.side = new Side(holder, network, this);
    this.tools();
  }

  tools() {
    const find = (name) => this.holder.querySelector(`[name="${name}"]`);
    this.picks = {
      focus: new Pick(find("focus"), this.network, (who) => this.choose(who, this.to)),
      to: new Pick(find("to"), this.network, (who) => this.choose(this.focus, who)),
    };
    const color = find("color");
    color.value = this.color;
    color.addEventListener("change", () => {
      this.color = color.value;
      this.only = null;
      this.show();
    });
    const orgs = find("orgs");
    orgs.checked = this.orgs;
    orgs.addEventListener("change", () => {
      this.orgs = orgs.checked;
      this.show();
    });
    this.holder.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.focus >= 0) this.choose(-1, -1);
    });
  }

  /** Look at somebody, and at the way from them to somebody else; -1 is nobody. */
  choose(focus, to) {
    this.focus = focus;
    this.to = to === focus ? -1 : to;
    this.show();
    this.picture?.goTo(this.way() ?? (focus >= 0 ? [focus] : []));
  }

  /** Show only those of one entry of the legend; the same entry again shows all. */
  pickOut(entry) {
    this.only = this.only === entry ? null : entry;
    this.show();
  }

  way() {
    return this.focus >= 0 && this.to >= 0 ? this.network.way(this.focus, this.to) : null;
  }

  show() {
    this.picks.focus.value = this.focus;
    this.picks.to.value = this.to;
    const way = this.way();
    this.side.show(way);
    this.picture?.show(way);
    this.remember();
  }

  remember() {
    const address = new URL(location.href);
    const put = (name, value) =>
      value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
    put("color", this.color === "standing" ? "" : this.color);
    put("orgs", this.orgs ? "yes" : "");
    put("focus", this.network.id(this.focus));
    put("to", this.network.id(this.to));
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }
}

export default async (holder) => {
  const told = holder.querySelector(".nn-network__wait");
  const without = (sentence) => {
    holder.classList.add("nn-network--blind");
    told.textContent = sentence;
  };
  let page;
  try {
    const data = await (await fetch(holder.dataset.graph)).json();
    page = new Page(holder, new Network(data, holder.dataset.root));
    page.show();
  } catch {
    without(say("The picture could not be fetched. The table below says the same."));
    return;
  }
  if (!paints()) {
    without(say("This browser cannot paint the picture (it has no WebGL). Finding works, and the table below says the same."));
    return;
  }
  try {
    const { Picture } = await import("./graph/picture.js");
    page.picture = new Picture(holder, page);
    page.show();
    if (page.focus >= 0) page.picture.goTo(page.way() ?? [page.focus]);
    told.hidden = true;
    holder.classList.add("nn-network--drawn");
  } catch {
    page.picture = null;
    without(say("The picture could not be painted here. Finding works, and the table below says the same."));
  }
};
