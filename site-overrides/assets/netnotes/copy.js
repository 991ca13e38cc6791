/* A button beside a command that copies it. Without scripts the command can be selected as ever.
   What is no command says in `data-copy` what the button is called. */

import { say } from "./say.js";

const SAID_FOR = 2000; // milliseconds

export default (code) => {
  const label = code.dataset.copy ?? say("Copy the command");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "nn-copy";
  button.title = label;
  button.setAttribute("aria-label", `${label} ${code.textContent}`);
  const told = document.createElement("span");
  told.className = "nn-hidden";
  told.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.textContent);
    button.classList.add("nn-copy--done");
    told.textContent = say("Copied");
    setTimeout(() => {
      button.classList.remove("nn-copy--done");
      told.textContent = "";
    }, SAID_FOR);
  });
  code.after(button, told);
  // Where there is room for its beginning only, all of it can be read by pointing at it.
  code.addEventListener("pointerenter", () => {
    if (code.scrollWidth > code.clientWidth) code.title = code.textContent;
    else code.removeAttribute("title");
  });
};
