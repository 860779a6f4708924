// Starts the islands of a page: loads the WASM that its own script element
// names, then hydrates every <leptos-island>. Not a file of its own: the build
// puts it behind the glue that wasm-bindgen wrote, and live.js behind it, so
// that a page with islands asks for one script. What it does is what leptos
// 0.8.23's island_script.js does, without waiting for the browser to be idle:
// the page is small and a click may come at once.

const { wasm } = document.getElementById("islands").dataset;

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

// The glue's exports, by name, are those of this very module. Nothing here may
// wait for it at the top level: a module that awaits itself never ends.
async function startAll() {
  const exports = await import(import.meta.url);
  await exports.default({ module_or_path: wasm });
  exports.hydrate();
  await traverse(document.body, exports);
  // For tests, and for styles that differ once clicks are taken over.
  document.documentElement.dataset.islands = "started";
}

startAll();
