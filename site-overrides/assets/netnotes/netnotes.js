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
