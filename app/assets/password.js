// On pages where a password is chosen: says while one types what it still
// lacks. The judgement is the server's, which alone has the word lists: the
// page's own form is sent to its own address, asking to be judged and nothing
// else. The password stays in the body of that request and is kept nowhere.

const PAUSE = 350;

const place = document.querySelector("[data-strength]");
const form = place?.closest("form");
const said = place?.querySelector("[data-strength-said]");

let asking = null;
let pausing = 0;

function show(shown) {
  place.querySelector("[data-strength-shown]")?.remove();
  if (shown) {
    place.append(document.importNode(shown, true));
  }
  // What is spoken changes only when the answer does.
  const words = [...(shown?.querySelectorAll(".strength-line, .rule:not(.rule-met)") ?? [])]
    .map((line) => line.textContent.trim())
    .join(". ");
  if (said.textContent !== words) {
    said.textContent = words;
  }
}

async function ask() {
  asking?.abort();
  if (form.elements.password.value === "") {
    show(null);
    return;
  }
  asking = new AbortController();
  const { signal } = asking;
  const body = new URLSearchParams(new FormData(form));
  // Nothing hangs on it here, so it is not sent.
  body.delete("current_password");
  body.set("act", "check");
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body,
      signal,
      cache: "no-store",
      redirect: "error",
      headers: { Accept: "text/html" },
    });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!signal.aborted) {
        show(page.querySelector("[data-strength-shown]"));
      }
    }
  } catch {
    // Typed on, or no network: the button still tells what is wrong.
  }
}

form?.addEventListener("input", (event) => {
  if (["password", "verify"].includes(event.target.name)) {
    clearTimeout(pausing);
    pausing = setTimeout(ask, PAUSE);
  }
});
// The form itself is on its way: nothing may answer after it.
form?.addEventListener("submit", () => {
  clearTimeout(pausing);
  asking?.abort();
});
