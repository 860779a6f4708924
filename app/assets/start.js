// Starts the islands of a page: loads the glue and the WASM that its own
// script element names, then hydrates every <leptos-island>. A static module,
// so that the Content-Security-Policy needs no inline script. What it does is
// what leptos 0.8.23's island_script.js does, without waiting for the browser
// to be idle: the page is small and a click may come at once.

const own = document.getElementById("start");
const { glue, wasm } = own.dataset;

// The innermost <leptos-children> around a node tells its owner that an island
// inside is about to start.
const childrenStarted = [];

async function startIsland(island, exports) {
  const start = exports[island.dataset.component];
  if (!start) {
    console.error(`no island named ${island.dataset.component}`);
    return;
  }
  childrenStarted.at(-1)?.();
  await start(island);
}

async function traverse(node, exports) {
  const tag = node.localName;
  if (tag === "leptos-island") {
    await startIsland(node, exports);
  }
  if (tag === "leptos-children") {
    childrenStarted.push(node.$$on_hydrate);
  }
  for (const child of node.children) {
    await traverse(child, exports);
  }
  if (tag === "leptos-children") {
    childrenStarted.pop();
  }
}

const exports = await import(glue);
await exports.default({ module_or_path: wasm });
exports.hydrate();
await traverse(document.body, exports);
// For tests, and for styles that differ once clicks are taken over.
document.documentElement.dataset.islands = "started";
