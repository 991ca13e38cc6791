// What the quick switcher uses: an index that forgives typos.
export { default } from "minisearch";
