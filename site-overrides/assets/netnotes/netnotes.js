/* Where the scripts begin. Every page says all that it has to say without them.

   An element with `data-nn="table"` is handed to what `table.js` beside this file exports, as soon as
   it is there; several names are parted by blanks. So a page loads only what it uses, and to add a
   script is to add a file. */

const NAME = /^[a-z][a-z-]*$/;

const begin = () => {
  for (const element of document.querySelectorAll("[data-nn]")) {
    if ("nnBegun" in element.dataset) continue;
    element.dataset.nnBegun = "";
    for (const name of element.dataset.nn.split(" ").filter((word) => NAME.test(word))) {
      import(`./${name}.js`).then((module) => module.default(element));
    }
  }
};

begin();

// On paper everything is unfolded that the page folds away.
window.addEventListener("beforeprint", () => {
  document.querySelectorAll(".nn-page details").forEach((details) => (details.open = true));
});

// Where this tab has been, for the switcher: addresses in this site, gone when the tab is closed.
const root = new URL("../../", import.meta.url);
try {
  const here = location.href.replace(/[?#].*/s, "").slice(root.href.length);
  const seen = JSON.parse(sessionStorage.getItem("nn-seen") ?? "[]");
  const kept = [here, ...seen.filter((address) => address !== here)].slice(0, 12);
  sessionStorage.setItem("nn-seen", JSON.stringify(kept));
} catch {
  // Where nothing may be kept, nothing is.
}

// The quick switcher: its window opens at once and takes the letters that follow; what fills it comes
// with the first key or touch that asks for it, and is told which keys it missed.
const TYPING = "input:not([type=radio], [type=checkbox], [type=button]), textarea, select";
const finder = document.querySelector(".nn-finder");
let worker = null; // what looks for them, begun at once: it has the most to read
const begun = () => {
  const made = new Worker(new URL("finder-worker.js", import.meta.url), { type: "module" });
  made.addEventListener("error", () => (made.failed = true)); // which may be before anybody else listens
  return made;
};
const find = () => {
  if (finder.open) return;
  finder.querySelector("input").value = ""; // left again before the module was there, it still has its letters
  finder.showModal();
  const missed = [];
  const keep = (event) => missed.push(event);
  finder.addEventListener("keydown", keep);
  worker ??= begun();
  import("./finder.js").then((module) => {
    finder.removeEventListener("keydown", keep);
    module.default(finder, missed, worker);
  });
};
const asks = ({ key, ctrlKey, metaKey, altKey, shiftKey }) =>
  !altKey && (ctrlKey || metaKey ? !shiftKey && key.toLowerCase() === "k" : key === "/");
if (finder) {
  // Ahead of the theme, which would open its own search at `/`.
  document.addEventListener(
    "keydown",
    (event) => {
      const { target } = event;
      if (!asks(event) || target.isContentEditable || target.closest?.(TYPING)) return;
      event.preventDefault();
      event.stopPropagation();
      find();
    },
    true,
  );
  document.addEventListener("click", ({ target }) => target.closest?.("[data-nn-find]") && find());
}
