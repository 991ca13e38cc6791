/* Runs before a page is drawn, so it is small and waits for nothing.

   The header is drawn as it stays: the theme hides there what works by scripts only until its own is
   loaded, at the end of the page. And where the address says what a table is to show (see table.js), the
   table waits until it shows that, instead of everything first; but not for long, should something fail. */

{
  const { classList } = document.documentElement;
  classList.replace("no-js", "js");
  const theirs = ["q", "h"]; // the theme's own, for what is searched
  if ([...new URLSearchParams(location.search).keys()].some((key) => !theirs.includes(key))) {
    classList.add("nn-wanted");
    setTimeout(() => classList.remove("nn-wanted"), 4000);
  }
}
