/* A field that finds a person by name, with a list to choose from (the combobox of ARIA). */

import { say } from "../say.js";

const MOST = 8;

export class Pick {
  constructor(input, network, chosen) {
    this.input = input;
    this.network = network;
    this.chosen = chosen;
    this.list = document.getElementById(input.getAttribute("aria-controls"));
    this.found = [];
    this.at = -1;
    this.who = -1;
    input.addEventListener("input", () => this.look());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const item = event.target.closest("li");
      if (item?.dataset.who) this.take(Number(item.dataset.who));
    });
  }

  set value(who) {
    if (who >= 0) this.input.value = this.network.data.names[who];
    else if (this.who >= 0) this.input.value = "";
    this.who = who;
  }

  look() {
    if (!this.input.value.trim()) {
      this.close();
      if (this.who >= 0) this.chosen(-1);
      return;
    }
    this.found = this.network.find(this.input.value, MOST);
    this.at = this.found.length ? 0 : -1;
    this.draw();
  }

  draw() {
    const items = this.found.map((who, index) => {
      const item = document.createElement("li");
      item.id = `${this.list.id}-${index}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(index === this.at));
      item.dataset.who = who;
      const name = document.createElement("span");
      name.textContent = this.network.data.names[who];
      const org = document.createElement("span");
      org.className = "nn-quiet";
      org.textContent = this.network.orgName(who);
      item.append(name, org);
      return item;
    });
    if (!items.length) {
      const none = document.createElement("li");
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      none.setAttribute("aria-selected", "false");
      none.textContent = say("Nobody goes by that name");
      items.push(none);
    }
    this.list.replaceChildren(...items);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    if (this.at >= 0) this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const open = !this.list.hidden;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      if (!open) this.look();
      else if (this.found.length) {
        this.at = (this.at + steps[event.key] + this.found.length) % this.found.length;
        this.draw();
      }
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (open && this.at >= 0) this.take(this.found[this.at]);
      else if (!open && this.who >= 0 && this.network.url(this.who)) location.assign(this.network.url(this.who));
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      this.close();
    }
  }

  take(who) {
    this.close();
    this.chosen(who);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
