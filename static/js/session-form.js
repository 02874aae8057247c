/** Looks again at a session's time and place after each change; the form works without it. */

const WAIT_MS = 350;
const TAKEN = ["date", "from", "to", "where", "find"]; // the fields that a fix or a step may fill

const form = document.getElementById("session-form");
const said = document.getElementById("said");
let waiting = 0;
let asked = null;

const part = (id) => document.getElementById(id);
const field = (name) => form.elements.namedItem(name);

/** Put the parts that the server wrote anew in place, but never under the reader's cursor. */
function swap(page) {
  const held = document.activeElement;
  for (const old of form.querySelectorAll("[data-swap]")) {
    const fresh = page.getElementById(old.id);
    if (fresh && (old === held || !old.contains(held))) old.innerHTML = fresh.innerHTML;
  }
}

/** Take away what was said of other times, say why, and give the button back that checks. */
function unchecked(why) {
  form.classList.remove("is-live");
  const wasHere = part("look").contains(document.activeElement);
  part("look").textContent = `Not checked: ${why}`;
  part("dates")?.replaceChildren();
  if (wasHere) part("look").focus({ preventScroll: true });
}

/** Ask the server how the form looks, with a button's name and value; give its page, or null. */
async function look(button) {
  clearTimeout(waiting);
  asked?.abort();
  asked = new AbortController();
  try {
    const body = new URLSearchParams(new FormData(form, button));
    const answer = await fetch(form.dataset.check, { method: "POST", body, signal: asked.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok) {
      form.classList.add("is-live");
      if (!button) swap(page);
      return page;
    }
    const fault = page.querySelector("#error-summary li");
    unchecked(fault?.textContent.trim() ?? "the server could not read this. Check it again.");
  } catch (error) {
    if (error.name !== "AbortError") unchecked("the server did not answer. Check it again.");
  }
  return null;
}

/** Take a fix or a step: its times and its place stand in the form, and the page stays put. */
async function take(button) {
  const before = field("place")?.value;
  const page = await look(button);
  if (!page) return;
  for (const name of TAKEN) {
    const fresh = page.getElementById(name);
    if (fresh && field(name)) field(name).value = fresh.value;
  }
  if (button.name === "fix") part("look").focus({ preventScroll: true });
  swap(page);
  const place = page.querySelector("[name=place]");
  if (!part("place") && place) hidePlace(place.value);
  const moved = part("place") && field("place").value !== before;
  const where = moved ? `, ${field("place").selectedOptions[0].textContent.trim()}` : "";
  said.textContent = `Now ${field("from").value}–${field("to").value}${where}`;
}

/** Keep the place that a fix moves to, in a form that does not ask for one. */
function hidePlace(value) {
  const kept = field("place") ?? document.createElement("input");
  Object.assign(kept, { type: "hidden", name: "place", value });
  form.append(kept);
}

form.classList.add("is-live");
form.addEventListener("input", ({ target }) => {
  /* Whoever types an end means that one. */
  if (!["until", "count"].includes(target.name) || !target.value) return;
  form.querySelector(`[name=ends][value=${target.name}]`).checked = true;
});
form.addEventListener("change", ({ target }) => {
  /* A task that is chosen hides the field for a new one: nothing may be left in it. */
  if (target.name === "task" && target.value) field("topic").value = "";
  said.textContent = "";
  clearTimeout(waiting);
  waiting = setTimeout(look, WAIT_MS);
});
form.addEventListener("submit", (event) => {
  if (!["fix", "step"].includes(event.submitter?.name)) return;
  event.preventDefault();
  take(event.submitter);
});
