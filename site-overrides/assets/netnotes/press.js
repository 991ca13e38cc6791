/* The theme's menu and search buttons are labels, which no keyboard reaches. Each becomes a button that
   looks the same; the box behind it stays what opens and closes. */

/** What is first reached in what opens. */
const first = {
  __drawer: ".md-nav--primary > .md-nav__list > .md-nav__item > :is(a, label[tabindex]).md-nav__link",
  __search: ".md-search__input",
};

export default (label) => {
  const box = document.getElementById(label.htmlFor);
  if (!box) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.title = label.title;
  button.setAttribute("aria-label", label.title);
  button.setAttribute("for", label.htmlFor); // the theme's styles go by it
  button.append(...label.childNodes);
  const tell = () => button.setAttribute("aria-expanded", String(box.checked));
  button.addEventListener("click", () => {
    box.click();
    if (!box.checked) return;
    requestAnimationFrame(() => {
      const seen = [...document.querySelectorAll(first[box.id])].find((e) => e.checkVisibility());
      seen?.focus({ preventScroll: true });
    });
  });
  box.addEventListener("change", tell);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked || box.id !== "__drawer") return;
    box.click();
    button.focus();
  });
  tell();
  label.replaceWith(button);
};
