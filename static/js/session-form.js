/** Looks again at a session's time and place after each change; the form works without it. */

const WAIT_MS = 350;

const form = document.getElementById("session-form");
let waiting = 0;
let asked = null;

/** Put the parts that the server wrote anew in place, but never under the reader's cursor. */
function swap(page) {
  for (const part of form.querySelectorAll("[data-swap]")) {
    const fresh = page.getElementById(part.id);
    if (fresh && !part.contains(document.activeElement)) part.innerHTML = fresh.innerHTML;
  }
}

async function look() {
  asked?.abort();
  asked = new AbortController();
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.dataset.check, { method: "POST", body, signal: asked.signal });
    if (answer.ok) swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    /* No network, or a newer question: the button checks too. */
  }
}

form.classList.add("is-live");
form.addEventListener("change", ({ target }) => {
  /* A task that is chosen hides the field for a new one: nothing may be left in it. */
  if (target.name === "task" && target.value) form.elements.namedItem("topic").value = "";
  clearTimeout(waiting);
  waiting = setTimeout(look, WAIT_MS);
});
