/** The search form made quicker: suggestions, position, short addresses, spoken changes. */

import { Combobox } from "./combobox.js";
import { offerPosition } from "./position.js";

const form = document.getElementById("search");
const when = form.querySelector("details.when");

/** Make a way to say sentences in one of the form's live regions. */
function sayingIn(region) {
  return (words) => {
    region.textContent = words;
  };
}

/** Leave out of the address what the choice of a time does not use, and what is empty. */
function shorten({ formData }) {
  if (formData.get("when") !== "pick") {
    formData.delete("from");
    formData.delete("to");
  }
  if (formData.get("to")) formData.delete("for");
  if (formData.get("when") === "now") formData.delete("when");
  for (const [name, value] of [...formData]) if (!value) formData.delete(name);
}

/** Close the panel of times on Escape and on a press beside it, unless it stands among the fields. */
function closeOn(event) {
  const isOver = !form.classList.contains("has-time-error"); // closing it would move what is pressed
  const isBeside = event.type === "pointerdown" && isOver && !when.contains(event.target);
  const isEscape = event.key === "Escape" && when.contains(document.activeElement);
  if (!when.open || !(isBeside || isEscape)) return;
  when.open = false;
  if (isEscape) when.querySelector("summary").focus();
}

/** Say what a filter changed; after turning a page, start again at its top. */
function follow(event) {
  const results = document.getElementById("results");
  const summary = document.getElementById("summary");
  document.getElementById("announcement").textContent = summary.textContent.trim();
  const pressed = event.detail.requestConfig?.elt;
  if (pressed?.closest(".pagination")) results.focus({ preventScroll: true });
  if (pressed?.closest(".sorts")) document.getElementById("sort-summary").focus();
}

new Combobox(form.querySelector("[data-combobox]"), sayingIn(form.querySelector("[data-suggestion-message]")));
offerPosition(form, sayingIn(form.querySelector("[data-search-message]")));
form.addEventListener("formdata", shorten);
document.addEventListener("keydown", closeOn);
document.addEventListener("pointerdown", closeOn);
document.body.addEventListener("htmx:afterSettle", follow);
document.getElementById("error-summary")?.focus();
