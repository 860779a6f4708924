// The keyboard of the back office: search from anywhere, apps by a letter,
// lists by j and k. Without it every one of these is a link or a form.

const PAUSE = 150;
const SECOND_KEY = 1_000;
const SWITCH = "atrium:keys";

const bar = document.querySelector("[data-bar-search]");
const input = bar?.querySelector("input");
const panel = bar?.querySelector("[data-bar-found]");

let asking = null;
let pausing = 0;
let went = 0;

// WCAG 2.1.4: who dictates, or whose hand rests on the keys, can switch single letters off.
function singleKeys() {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

function show(visible) {
  panel.hidden = !visible;
  input.setAttribute("aria-expanded", String(visible));
}

async function ask() {
  asking?.abort();
  const words = input.value.trim();
  if (words === "") {
    show(false);
    return;
  }
  asking = new AbortController();
  const { signal } = asking;
  try {
    const address = `${bar.action}?q=${encodeURIComponent(words)}`;
    const answer = await fetch(address, { signal, headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) {
      show(false);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById("found");
    if (found && !signal.aborted) {
      panel.replaceChildren(...[...found.childNodes].map((node) => document.importNode(node, true)));
      show(true);
    }
  } catch {
    // Typed on, or no network: Enter still asks the page.
  }
}

function focusSearch() {
  input.focus();
  input.select();
}

function move(items, by) {
  if (items.length === 0) {
    return false;
  }
  const at = items.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by;
  if (next < 0 || next >= items.length) {
    return false;
  }
  items[next].focus();
  items[next].scrollIntoView({ block: "nearest" });
  return true;
}

function rows() {
  return [...document.querySelectorAll("main tbody th a, main tbody .cell-main a, main .hit")];
}

function tick() {
  const row = document.activeElement?.closest("tr");
  row?.querySelector("input[type=checkbox]")?.click();
}

function single(event) {
  if (went && event.timeStamp - went < SECOND_KEY) {
    went = 0;
    document.querySelector(`.rail-link[data-key="${CSS.escape(event.key)}"]`)?.click();
    return true;
  }
  went = 0;
  switch (event.key) {
    case "/":
      focusSearch();
      return true;
    case "?":
      location.assign("/office/keys");
      return true;
    case "g":
      went = event.timeStamp;
      return true;
    case "n":
      document.querySelector(".title-row a.button-primary")?.click();
      return true;
    case "j":
      return move(rows(), 1);
    case "k":
      return move(rows(), -1);
    case "x":
      tick();
      return true;
    default:
      return false;
  }
}

function typing(target) {
  return target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
}

function pressed(event) {
  if (event.defaultPrevented || event.isComposing) {
    return;
  }
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    focusSearch();
    return;
  }
  const held = event.ctrlKey || event.metaKey || event.altKey;
  if (held || typing(event.target) || document.querySelector("dialog[open]") || !singleKeys()) {
    return;
  }
  if (single(event)) {
    event.preventDefault();
  }
}

function connect() {
  document.addEventListener("keydown", pressed);
  input.addEventListener("input", () => {
    clearTimeout(pausing);
    pausing = setTimeout(ask, PAUSE);
  });
  bar.addEventListener("keydown", (event) => {
    const hits = [...panel.querySelectorAll("a")];
    if (event.key === "Escape") {
      asking?.abort();
      show(false);
      input.focus();
    } else if (event.key === "ArrowDown" && !panel.hidden) {
      move(hits, 1);
    } else if (event.key === "ArrowUp" && !panel.hidden) {
      if (!move(hits, -1)) {
        input.focus();
      }
    } else {
      return;
    }
    event.preventDefault();
  });
  bar.addEventListener("focusout", (event) => {
    if (!bar.contains(event.relatedTarget)) {
      show(false);
    }
  });
  const button = document.querySelector("[data-keys-switch]");
  if (button) {
    const tell = () => {
      button.textContent = singleKeys() ? button.dataset.off : button.dataset.on;
    };
    button.hidden = false;
    tell();
    button.addEventListener("click", () => {
      localStorage.setItem(SWITCH, singleKeys() ? "off" : "on");
      tell();
    });
  }
}

if (bar) {
  connect();
}
