/* The picture itself, painted by sigma. Whoever is looked at is lit with their neighbours; the rest fades. */

import { Graph, Sigma } from "../vendor/graph.min.js";
import { count, say } from "../say.js";

const MANY = 1500; // people: from here on ties are drawn only close by, and labels when there is room
const NEAR = 0.35; // of the whole picture: what counts as close by
const ALL_LABELS = 150; // people: up to here every name is written
const ROOMY = 560; // pixels: a narrower stage shows fewer names until it is zoomed
const LONGEST = 1.6; // times as wide as high, or as high as wide
const SLOW = 350; // milliseconds
const GAP = 3; // pixels between names
const ME = "me";

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Whether two rooms meet; `y` is the line that words stand on. */
const hits = (one, other) =>
  one.x < other.x + other.width + GAP &&
  other.x < one.x + one.width + GAP &&
  one.y - one.height < other.y &&
  other.y - other.height < one.y;

export class Picture {
  constructor(holder, page) {
    this.page = page;
    this.network = page.network;
    this.look = page.side.look;
    this.stage = holder.querySelector(".nn-network__stage");
    this.canvas = holder.querySelector(".nn-network__canvas");
    this.many = this.network.size > MANY;
    this.hovered = null;
    this.lit = null;
    this.path = null;
    this.near = false;
    this.graph = new Graph({ type: "undirected", multi: false });
    this.fill();
    this.written = []; // where labels stand in this picture, and where dots do
    this.taken = null;
    this.sigma = new Sigma(this.graph, this.canvas, this.settings());
    this.sigma.setCustomBBox(this.box());
    this.card = this.stage.appendChild(document.createElement("div"));
    this.card.className = "nn-network__card";
    this.card.hidden = true;
    this.listen(holder);
  }

  settings() {
    const few = this.network.size <= ALL_LABELS;
    const roomy = this.canvas.clientWidth > ROOMY;
    return {
      allowInvalidContainer: true,
      zIndex: true,
      stagePadding: few && roomy ? 40 : 20,
      minEdgeThickness: 0.7,
      hideEdgesOnMove: this.many,
      labelSize: 12,
      labelFont: this.look.font,
      labelDensity: few && roomy ? 4 : 0.8,
      labelGridCellSize: few && roomy ? 60 : 110,
      labelRenderedSizeThreshold: few ? 0 : 5.5,
      minCameraRatio: 0.01,
      maxCameraRatio: 2,
      defaultDrawNodeLabel: (context, data, settings) => this.write(context, data, settings),
      defaultDrawNodeHover: (context, data) => this.ring(context, data),
      nodeReducer: (node, data) => this.node(node, data),
      edgeReducer: (edge, data) => this.edge(edge, data),
    };
  }

  // -- what there is --------------------------------------------------------------------------

  fill() {
    const { data, size } = this.network;
    this.base = Math.max(1.8, 9 - 0.55 * Math.log2(size + 1));
    const second = data.standings.indexOf("second-degree");
    const { x, y } = this.stretched();
    for (let who = 0; who < size; who++) {
      const ties = Math.min(16, this.network.neighbours[who].length);
      const part = data.standing[who] === second ? 0.6 : 0.8 + 0.17 * Math.sqrt(ties);
      this.graph.addNode(who, { who, x: x[who], y: -y[who], size: this.base * part, label: data.names[who] });
    }
    this.graph.addNode(ME, { x: 0, y: 0, size: this.base + 5, label: data.me.name, forceLabel: true });
    this.network.ties.forEach(({ one, other, kind }) => this.graph.addEdge(one, other, { kind, size: this.many ? 0.8 : 2.2 }));
  }

  /** Places, drawn apart along the longer side of the stage: names need the room. */
  stretched() {
    const { data } = this.network;
    const shape = this.canvas.clientWidth / Math.max(1, this.canvas.clientHeight);
    const by = (times) => (place) => place * Math.min(LONGEST, Math.max(1, times));
    this.places = { x: data.x.map(by(shape)), y: data.y.map(by(1 / shape)) };
    return this.places;
  }

  /** The same for as long as nobody comes or goes, whatever else is shown. */
  box() {
    const far = (places) => places.reduce((most, place) => Math.max(most, Math.abs(place)), 1);
    const [x, y] = [far(this.places.x), far(this.places.y)];
    return { x: [-x, x], y: [-y, y] };
  }

  /** Organizations of two or more, amid their people; lines lead to these. */
  organizations(shown) {
    if (shown === Boolean(this.orgsShown)) return;
    this.orgsShown = shown;
    for (const [org, members] of this.network.members) {
      if (members.length < 2) continue;
      const node = `org ${org}`;
      if (!shown) {
        this.graph.dropNode(node);
        continue;
      }
      const middle = (axis) => members.reduce((sum, who) => sum + this.places[axis][who], 0) / members.length;
      const label = this.network.data.orgs[org];
      const size = this.base * (1.2 + 0.15 * Math.sqrt(members.length));
      this.graph.addNode(node, { org, x: middle("x"), y: -middle("y"), size, label, forceLabel: !this.many });
      for (const who of members) this.graph.addEdge(node, who, { spoke: org, size: this.base > 4 ? 2 : 0.8 });
    }
  }

  // -- how it looks ---------------------------------------------------------------------------

  show(way) {
    this.organizations(this.page.orgs);
    this.path = way && new Set(way.slice(1).map((who, at) => this.graph.edge(way[at], who)));
    this.way = way;
    this.light();
  }

  /** Find out who is lit: the way, else whom the mouse is on, else who is looked at, else one entry of the legend. */
  light() {
    const { focus, only } = this.page;
    const on = this.hovered ?? (this.way || focus < 0 ? null : String(focus));
    this.centre = on;
    if (on !== null && on !== ME) this.lit = new Set([on, ...this.graph.neighbors(on)]);
    else if (this.way) this.lit = new Set(this.way.map(String));
    else this.lit = only && this.pickedOut(only);
    this.kind = !on && !this.way && only?.startsWith("kind ") ? Number(only.slice(5)) : null;
    this.sigma.refresh({ skipIndexation: false });
  }

  pickedOut(only) {
    const [by, value] = only.split(" ");
    const wanted = Number(value);
    if (by !== "kind") {
      return new Set(this.graph.filterNodes((_, { who }) => who !== undefined && this.look.group(by, who) === wanted));
    }
    const lit = new Set();
    for (const { one, other, kind } of this.network.ties) if (kind === wanted) lit.add(String(one)).add(String(other));
    return lit;
  }

  node(node, data) {
    if (node === ME) return { ...data, color: this.look.me, zIndex: 3 };
    const shown = { ...data, zIndex: 1 };
    if (data.org !== undefined) shown.color = this.look.faint(this.orgColor(data.org), 0.5);
    else shown.color = this.look.color(this.page.color, this.look.group(this.page.color, data.who));
    if (this.lit && !this.lit.has(node)) {
      Object.assign(shown, { color: this.look.faded, label: null, forceLabel: false, zIndex: 0 });
    } else if (this.lit) {
      Object.assign(shown, { zIndex: 2, forceLabel: this.lit.size <= 40 });
    }
    if (node === this.centre || this.way?.includes(data.who)) Object.assign(shown, { highlighted: true, forceLabel: true });
    return shown;
  }

  edge(edge, data) {
    const color = data.spoke === undefined ? this.look.kindColor(data.kind) : this.orgColor(data.spoke);
    if (this.path && !this.hovered) return this.path.has(edge) ? this.strong(data, this.look.lit) : this.weak(data);
    if (this.centre !== null && this.centre !== ME) {
      return this.graph.hasExtremity(edge, this.centre) ? this.strong(data, color) : { ...data, hidden: true };
    }
    if (this.kind !== null) return data.kind === this.kind ? this.strong(data, color) : this.weak(data);
    if (this.lit && !(this.lit.has(this.graph.source(edge)) && this.lit.has(this.graph.target(edge)))) return this.weak(data);
    if (this.many && !this.near && !this.lit) return { ...data, hidden: true };
    return { ...data, color: this.look.faint(color, this.many || data.spoke !== undefined ? 0.55 : 0.35), zIndex: 0 };
  }

  orgColor(org) {
    return this.look.color("org", this.look.orgGroup(org));
  }

  strong(data, color) {
    return { ...data, color, size: 3, zIndex: 2 };
  }

  weak(data) {
    return this.many ? { ...data, hidden: true } : { ...data, color: this.look.faded, zIndex: 0 };
  }

  write(context, data, settings) {
    if (!data.label) return;
    const slant = data.org === undefined ? "" : "italic ";
    context.font = `${slant}${data.highlighted || data.key === ME ? 600 : 400} ${settings.labelSize}px ${settings.labelFont}`;
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = this.look.ground;
    context.fillStyle = this.look.ink;
    const box = this.room(data, context.measureText(data.label).width, settings.labelSize);
    if (!box) return;
    context.strokeText(data.label, box.x, box.y);
    context.fillText(data.label, box.x, box.y);
  }

  /** Where a label stands: beside its dot, or above or below it, and best where it covers nothing; null for nowhere. */
  room(data, width, height) {
    const away = data.size + 3;
    const beside = data.y + height / 3;
    const middle = data.x - width / 2;
    const places = [[data.x + away, beside], [data.x - away - width, beside], [middle, data.y - away], [middle, data.y + away + height * 0.8]];
    let [best, least] = [null, Infinity];
    for (const [at, [x, y]] of places.entries()) {
      const box = { x, y, width, height };
      const cut = x < 0 || x + width > this.canvas.clientWidth;
      const hit = this.written.filter((other) => hits(box, other)).length;
      if (hit && !data.forceLabel && !data.highlighted) continue; // a name on a name is read by nobody
      const cost = 100 * cut + 10 * hit + this.dots().filter((dot) => dot.key !== data.key && hits(box, dot)).length + at / 10;
      if (cost < least) [best, least] = [box, cost];
    }
    if (best) this.written.push(best);
    return best;
  }

  /** The room of every dot in this picture, where there are few enough for each to be seen. */
  dots() {
    if (!this.sigma || this.network.size > ALL_LABELS) return [];
    this.taken ??= this.graph.mapNodes((key, { x, y, size }) => {
      const at = this.sigma.graphToViewport({ x, y });
      const half = this.sigma.scaleSize(size);
      return { key, x: at.x - half, y: at.y + half, width: 2 * half, height: 2 * half };
    });
    return this.taken;
  }

  ring(context, data) {
    context.beginPath();
    context.arc(data.x, data.y, data.size + 2.5, 0, Math.PI * 2);
    context.lineWidth = 2;
    context.strokeStyle = this.look.lit;
    context.stroke();
    this.write(context, { ...data, highlighted: true }, { labelSize: 12, labelFont: this.look.font });
  }

  // -- what is done with it -------------------------------------------------------------------

  listen(holder) {
    this.sigma.on("beforeRender", () => {
      this.written = [];
      this.taken = null;
    });
    this.sigma.on("enterNode", ({ node }) => this.hover(node));
    this.sigma.on("leaveNode", () => this.hover(null));
    this.sigma.on("clickNode", ({ node, event }) => this.click(node, event));
    this.sigma.on("clickStage", () => this.page.focus >= 0 && this.page.choose(-1, -1));
    const camera = this.sigma.getCamera();
    camera.on("updated", ({ ratio }) => {
      if (this.many && ratio < NEAR !== this.near) {
        this.near = ratio < NEAR;
        this.sigma.refresh({ schedule: true });
      }
      if (this.hovered !== null) this.place();
    });
    const steps = { in: "animatedZoom", out: "animatedUnzoom", all: "animatedReset" };
    for (const button of holder.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => camera[steps[button.dataset.zoom]]({ duration: calm() ? 1 : SLOW }));
    }
    this.wheel();
    new MutationObserver(() => {
      this.look.read();
      this.sigma.refresh();
    }).observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
  }

  /** The wheel moves the page, as everywhere, until the picture was taken hold of (or with Ctrl). */
  wheel() {
    let held = false;
    this.canvas.addEventListener("pointerdown", () => (held = true));
    this.canvas.addEventListener("pointerleave", () => (held = false));
    const let_page_move = (event) => held || event.ctrlKey || event.metaKey || event.stopPropagation();
    this.canvas.addEventListener("wheel", let_page_move, { capture: true });
  }

  hover(node) {
    this.hovered = node;
    this.canvas.classList.toggle("nn-network__canvas--over", node !== null);
    this.card.hidden = node === null;
    if (node !== null) this.tell(node);
    this.light();
  }

  /** The card beside whom the mouse is on. */
  tell(node) {
    const { who, org } = this.graph.getNodeAttributes(node);
    const { data } = this.network;
    let lines = [data.me.name, say("You stand in the middle.")];
    if (org !== undefined) {
      const people = this.network.members.get(org).length;
      lines = [data.orgs[org], count("{n} person", "{n} people", people)];
    } else if (who !== undefined) {
      const ties = this.network.neighbours[who].length;
      lines = [data.names[who], data.said.standing[data.standing[who]], this.network.orgName(who), count("{n} tie", "{n} ties", ties)];
    }
    const said = lines.filter(Boolean).map((line, at) => {
      const part = document.createElement(at ? "span" : "strong");
      part.textContent = line;
      return part;
    });
    this.card.replaceChildren(...said);
    this.place();
  }

  place() {
    const { x, y } = this.graph.getNodeAttributes(this.hovered);
    const at = this.sigma.graphToViewport({ x, y });
    const { width, height } = this.sigma.getDimensions();
    const left = at.x > width / 2;
    this.card.style.left = left ? "auto" : `${Math.max(4, at.x + 14)}px`;
    this.card.style.right = left ? `${Math.max(4, width - at.x + 14)}px` : "auto";
    this.card.style.top = at.y > height / 2 ? "auto" : `${Math.max(4, at.y + 14)}px`;
    this.card.style.bottom = at.y > height / 2 ? `${Math.max(4, height - at.y + 14)}px` : "auto";
  }

  /** A click opens the page; a finger first looks, and opens by the name beside the picture. */
  click(node, event) {
    const { who, org } = this.graph.getNodeAttributes(node);
    const { network } = this;
    const url = node === ME ? network.data.me.address && network.root + network.data.me.address : org === undefined ? network.url(who) : network.orgUrl(org);
    const finger = event.original.pointerType === "touch" || event.original.type.startsWith("touch");
    if (url && !finger) {
      if (event.original.ctrlKey || event.original.metaKey) window.open(url, "_blank", "noopener");
      else location.assign(url);
    } else if (who !== undefined) this.page.choose(who, -1);
  }

  /** Bring some people into the middle, as near as all of them and their neighbours can be seen. */
  goTo(people) {
    const camera = this.sigma.getCamera();
    if (!people.length) {
      camera.animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: calm() ? 1 : SLOW });
      return;
    }
    const all = people.length > 1 ? people : [people[0], ...this.graph.neighbors(people[0])];
    const seen = all.map((node) => this.sigma.getNodeDisplayData(node));
    const ends = (axis) => [Math.min(...seen.map((at) => at[axis])), Math.max(...seen.map((at) => at[axis]))];
    const [[left, right], [top, bottom]] = [ends("x"), ends("y")];
    const amid = { x: (left + right) / 2, y: (top + bottom) / 2 };
    const reach = ({ x, y }) => 2.5 * Math.max(right - x, x - left, bottom - y, y - top);
    const one = { x: seen[0].x, y: seen[0].y };
    const middle = people.length > 1 || reach(one) > 1 ? amid : one;
    const ratio = Math.min(1, Math.max(this.many ? 0.06 : 0.45, reach(middle)));
    camera.animate({ ...middle, ratio, angle: 0 }, { duration: calm() ? 1 : SLOW });
  }
}
