// On every page of somebody signed in: notices within a second that access
// has ended, and shows the courteous page in every tab. One stream a browser:
// over HTTP/1.1 the seventh tab of a stream each would wait for ever. The tabs
// queue for a lock; whoever holds it listens and tells the others.

const STREAM = "/live";
const NAME = "atrium:live";
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
const SECOND_LOOK = 200;
const DRAFT = "atrium:draft";
const DRAFT_LIVES = 60 * 60 * 1_000;

let stream = null;
let timer = 0;
let wait = FIRST_WAIT;
let channel = null;
let queue = null;
let release = null;
let build = null;

function takePart() {
  stepDown();
  // Locks are there only where the page is safe from others: over https, or on this machine.
  if (!navigator.locks || typeof BroadcastChannel !== "function") {
    open();
    return;
  }
  channel = new BroadcastChannel(NAME);
  channel.addEventListener("message", lookAgain);
  queue = new AbortController();
  navigator.locks
    .request(NAME, { signal: queue.signal }, () => {
      open();
      return new Promise((done) => {
        release = done;
      });
    })
    .catch(() => {
      // Stepped down while waiting.
    });
}

function stepDown() {
  close();
  channel?.close();
  queue?.abort();
  release?.();
  channel = queue = release = null;
}

function open() {
  close();
  stream = new EventSource(STREAM);
  stream.addEventListener("open", () => {
    wait = FIRST_WAIT;
  });
  stream.addEventListener("ended", () => {
    channel?.postMessage("ended");
    lookAgain();
  });
  // Said by a debug build only: another process answers since, with other pages.
  stream.addEventListener("build", ({ data }) => {
    build ??= data;
    if (build !== data) {
      location.reload();
    }
  });
  stream.addEventListener("error", () => {
    // While CONNECTING the browser tries again by itself; an answer other
    // than a stream closes it for good.
    if (stream?.readyState === EventSource.CLOSED) {
      close();
      timer = setTimeout(lookAgain, wait * (0.5 + Math.random() / 2));
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  });
}

function close() {
  clearTimeout(timer);
  stream?.close();
  stream = null;
}

// A session has ended, or there is no stream and it may have ended while nobody listened. The
// stream's own status can't be read, so the addresses are asked; twice, because another tab may be
// just getting the cookie of the session that goes on.
async function lookAgain() {
  const listened = stream !== null || release !== null || !channel;
  close();
  if (!listened) {
    // Nobody who may have to leave takes over the stream of a tab that leaves first.
    queue?.abort();
  }
  if ((await isWelcome()) || (await later(SECOND_LOOK, isWelcome))) {
    if (listened) {
      open();
    } else {
      takePart();
    }
    return;
  }
  leave();
}

function later(milliseconds, what) {
  return new Promise((done) => setTimeout(done, milliseconds)).then(what);
}

// The page is asked for its own right. The front page is anybody's: of the session only the stream's
// address tells.
async function isWelcome() {
  return (await admits(location.pathname + location.search)) && (await admits(STREAM));
}

async function admits(address) {
  try {
    const answer = await fetch(address, {
      method: "HEAD",
      redirect: "manual",
      cache: "no-store",
    });
    return answer.type !== "opaqueredirect" && answer.status !== 401 && answer.status !== 403;
  } catch {
    // No network: the next try tells.
    return true;
  }
}

function leave() {
  stepDown();
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
  takePart();
  addEventListener("pagehide", stepDown);
  // This tab is leaving by itself, perhaps by a form that ends or renews the session: the stream
  // still holds the old cookie and must not get its word in first. If nothing comes of the leaving,
  // it takes part again in a while.
  addEventListener("beforeunload", () => {
    stepDown();
    timer = setTimeout(takePart, 5_000);
  });
  addEventListener("pageshow", async (event) => {
    // Back from the browser's own cache: what it shows may be over by now.
    if (event.persisted) {
      takePart();
      if (!(await isWelcome())) {
        leave();
      }
    }
  });
}

// A visitor has no access that could end.
if (reader()) {
  listen();
}
