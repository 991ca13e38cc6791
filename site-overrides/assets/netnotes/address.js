/* What a table shows, kept in the address: to come back to, to go back and forth, to send to oneself. */

/** The parameters of one table; `name` tells them from those of another on the page, '' needs nothing. */
export class Address {
  constructor(name) {
    this.before = name ? `${name}.` : "";
    this.typing = false;
  }

  get(key) {
    return new URLSearchParams(location.search).get(this.before + key) ?? "";
  }

  /** Write down what is shown. A choice is a step that one can go back; typing is one step as a whole. */
  put(state, { typed = false } = {}) {
    const said = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(state)) {
      if (value) said.set(this.before + key, value);
      else said.delete(this.before + key);
    }
    const query = said.toString();
    const url = location.pathname + (query ? `?${query}` : "") + location.hash;
    if (url === location.pathname + location.search + location.hash) return;
    if (typed && this.typing) history.replaceState(history.state, "", url);
    else history.pushState(history.state, "", url);
    this.typing = typed;
  }
}
