/** Words for people who do not see the map: one polite live region. */

/** Return the map's live region, made on first use. */
function liveRegion() {
  const found = document.getElementById("map-status");
  if (found) return found;
  const made = document.createElement("p");
  made.id = "map-status";
  made.className = "map-status";
  made.setAttribute("role", "status");
  document.getElementById("map_main").after(made);
  return made;
}

/** Say a sentence; the same sentence said again is read again. */
export function announce(words) {
  const region = liveRegion();
  region.textContent = "";
  requestAnimationFrame(() => {
    region.textContent = words;
  });
}

/** Make the live region early, so that the first sentence is read too. */
export function prepareAnnouncements() {
  liveRegion();
}
