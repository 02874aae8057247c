/** The list and the map in step, both ways, by DOM events only. */

import { isWide, prefersStillness } from "./dom.js";

/** Find the row of a place in the list (never its copy in the card below the map). */
function rowOf(slug) {
  return document.querySelector(`#results [data-slug="${CSS.escape(slug)}"]`);
}

/** Find the place that an event in the list is about; empty if none. */
function slugAt(target) {
  return target instanceof Element ? (target.closest("#results [data-slug]")?.dataset.slug ?? "") : "";
}

/** Name the places that the page of the list shows; none where there is no list. */
export function slugsInList() {
  const rows = document.querySelectorAll("#results [data-slug]");
  return new Set([...rows].map((row) => row.dataset.slug));
}

/** Mark the chosen row, and bring it into view where list and map stand side by side. */
export function markRow(slug) {
  for (const row of document.querySelectorAll('#results [data-slug][aria-current="true"]')) {
    row.removeAttribute("aria-current");
  }
  const row = slug && rowOf(slug);
  if (!row) return;
  row.setAttribute("aria-current", "true");
  const behavior = prefersStillness() ? "instant" : "smooth";
  if (isWide()) row.scrollIntoView({ block: "nearest", behavior });
}

/** Tell the page which place was chosen: `place:chosen` with `detail.slug`, empty when closed. */
export function tellChosen(slug) {
  document.dispatchEvent(new CustomEvent("place:chosen", { detail: { slug } }));
}

/** Listen to the list: `light(slug)` for what is pointed at, `choose(slug)` for what is asked for.
 *
 * Asked for: a press on `[data-show-on-map]` inside a row, or the event `place:choose` with
 * `detail.slug` on the document.
 */
export function listenToList({ light, choose }) {
  let lit = "";
  const point = ({ target }) => {
    const slug = slugAt(target);
    if (slug !== lit) light((lit = slug));
  };
  document.addEventListener("pointerover", point);
  document.addEventListener("focusin", point);
  document.addEventListener("click", (event) => {
    const slug = event.target instanceof Element && event.target.closest("[data-show-on-map]") && slugAt(event.target);
    if (!slug) return;
    event.preventDefault();
    choose(slug);
  });
  document.addEventListener("place:choose", (event) => choose(event.detail.slug));
}
