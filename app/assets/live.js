// On every page of somebody signed in: notices within a second that access
// has ended, in this tab as in all others, and shows the courteous page. One
// stream a tab for now; one a browser, shared among its tabs, comes with the
// live updates of lists.

const STREAM = "/live";
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
const DRAFT = "atrium:draft";
const DRAFT_LIVES = 60 * 60 * 1_000;

let stream = null;
let timer = 0;
let wait = FIRST_WAIT;

function open() {
  close();
  stream = new EventSource(STREAM);
  stream.addEventListener("open", () => {
    wait = FIRST_WAIT;
  });
  stream.addEventListener("ended", leave);
  stream.addEventListener("error", () => {
    // While CONNECTING the browser tries again by itself; an answer other
    // than a stream closes it for good.
    if (stream?.readyState === EventSource.CLOSED) {
      close();
      timer = setTimeout(askAndOpen, wait * (0.5 + Math.random() / 2));
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  });
}

function close() {
  clearTimeout(timer);
  stream?.close();
  stream = null;
}

// Why there is no stream: the session may have ended while nobody listened.
// The stream's own status cannot be read, so the page itself is asked.
async function askAndOpen() {
  try {
    const answer = await fetch(location.pathname + location.search, {
      method: "HEAD",
      redirect: "manual",
      cache: "no-store",
    });
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
      leave();
      return;
    }
  } catch {
    // No network: the next try tells.
  }
  open();
}

function leave() {
  close();
  keepDraft();
  location.replace(location.pathname + location.search);
}

// What was typed and not sent, without secrets and hidden values. It stays in
// this tab and for this reader only, and is put back once.
function typedControls() {
  const kept = "form[method=post] :is(input, textarea, select)[name]";
  const kinds = ["password", "hidden", "submit", "button", "file", "checkbox", "radio"];
  return [...document.querySelectorAll(kept)].filter(
    (control) => !kinds.includes(control.type) && !control.closest(".lang"),
  );
}

function initial(control) {
  if (control.localName !== "select") {
    return control.defaultValue;
  }
  const chosen = [...control.options].find((option) => option.defaultSelected);
  return (chosen ?? control.options[0])?.value ?? "";
}

function reader() {
  return document.querySelector("script[data-reader]")?.dataset.reader ?? "";
}

function keepDraft() {
  const typed = typedControls()
    .filter((control) => control.value !== initial(control))
    .map((control) => [control.name, control.value]);
  if (typed.length === 0) {
    return;
  }
  const draft = { path: location.pathname, reader: reader(), at: Date.now(), typed };
  try {
    sessionStorage.setItem(DRAFT, JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden: nothing can be kept.
  }
}

function restoreDraft() {
  let draft = null;
  try {
    draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? "null");
  } catch {
    return;
  }
  if (!draft || draft.path !== location.pathname || draft.reader !== reader()) {
    return;
  }
  const controls = typedControls();
  if (controls.length === 0) {
    return;
  }
  sessionStorage.removeItem(DRAFT);
  if (Date.now() - draft.at > DRAFT_LIVES) {
    return;
  }
  for (const [name, value] of draft.typed) {
    const control = controls.find((other) => other.name === name);
    if (control) {
      control.value = value;
    }
  }
}

function listen() {
  restoreDraft();
  open();
  addEventListener("pagehide", close);
  // This tab is leaving by itself, perhaps by a form that ends or renews the session: the stream
  // still holds the old cookie and must not get its word in first. If nothing comes of the leaving,
  // it listens again in a moment.
  addEventListener("beforeunload", () => {
    close();
    timer = setTimeout(askAndOpen, 5_000);
  });
  addEventListener("pageshow", (event) => {
    // Back from the browser's own cache: what it shows may be over by now.
    if (event.persisted) {
      askAndOpen();
    }
  });
}

// A visitor has no access that could end.
if (reader()) {
  listen();
}
