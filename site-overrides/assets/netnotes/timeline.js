/* Who asks for one kind of moment is shown all of them, those that were folded away included. */

export default (section) => {
  section.addEventListener("change", ({ target }) => {
    const earlier = section.querySelector(".nn-earlier");
    if (target.name !== "nn-moments" || !earlier) return;
    if (target.value) {
      earlier.dataset.was ??= String(earlier.open);
      earlier.open = true;
    } else {
      earlier.open = earlier.dataset.was === "true";
      delete earlier.dataset.was;
    }
  });
};
