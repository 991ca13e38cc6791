// What the page Graph uses: a graph, and what draws it.
export { default as Graph } from "graphology";
export { default as Sigma } from "sigma";
export { EdgeRectangleProgram } from "sigma/rendering";
