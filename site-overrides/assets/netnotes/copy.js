/* A button beside a command that copies it. Without scripts the command can be selected as ever. */

import { say } from "./say.js";

const SAID_FOR = 2000; // milliseconds

export default (code) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "nn-copy";
  button.title = say("Copy the command");
  button.setAttribute("aria-label", `${say("Copy the command")} ${code.textContent}`);
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
};
