/* Sentences of the scripts, in the language of the site (see `netnotes/sentences.py`). */

import catalogue from "./sentences.js";

const fill = (sentence, said) => sentence.replace(/\{(\w+)\}/g, (_, name) => said[name]);

/** A sentence with what stands in its braces filled in. */
export const say = (sentence, said = {}) => fill(catalogue.sentences[sentence] ?? sentence, said);

/** One sentence or the other, as the number `n` wants it; `{n}` is the number. */
export const count = (one, many, n, said = {}) => {
  const forms = catalogue.sentences[one];
  return fill(forms ? forms[catalogue.plural(n)] : n === 1 ? one : many, { n, ...said });
};
