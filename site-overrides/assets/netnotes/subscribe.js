/* The whole address of the calendar, as this server gives it, with a button that copies it.
   Without scripts it is a link to the file. */

import copy from "./copy.js";

export default (link) => {
  link.textContent = link.href;
  copy(link);
};
