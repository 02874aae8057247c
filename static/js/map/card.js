/* global L */
/** What opens for the chosen place: a small card at its pin, or one below the map on a phone. */

import { element, isWide, prefersStillness } from "./dom.js";

const AIR = 16; // px between a pin and the card below it

/** Build the card of a place for a popup. */
export function buildCard(place) {
  const card = element("div", "map-popup");
  const name = element("p", "map-popup-name");
  name.dir = "auto";
  name.append(element("a", "", place.name, { href: place.url }));
  card.append(name);
  if (place.headline) card.append(element("p", `map-popup-state is-${place.state}`, place.headline));
  if (place.travel) card.append(element("p", "map-popup-travel", place.travel));
  const details = element("a", "map-popup-details", "Details", { href: place.url });
  details.setAttribute("aria-label", `Details of ${place.name}`);
  card.append(details);
  return card;
}

/** Return a copy of a place's row that can stand beside it: no ids, no marks of its own. */
function copyOfRow(slug) {
  const row = document.querySelector(`#results [data-slug="${CSS.escape(slug)}"]`);
  if (!row) return null;
  const copy = element("div", row.className);
  copy.append(...[...row.cloneNode(true).childNodes]);
  for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
  for (const heading of copy.querySelectorAll("h3")) heading.setAttribute("aria-level", "2"); // no list above it
  return copy;
}

/** Show cards for a map and close them; `onClose(slug, byKeyboard)` hears of each closing. */
export class Card {
  constructor(map, onClose) {
    this.map = map;
    this.onClose = onClose;
    this.below = document.getElementById("map-card");
    this.slug = "";
    this.popup = L.popup({
      className: "map-popup-frame",
      offset: [0, -50],
      maxWidth: 280,
      minWidth: 200,
      autoPanPadding: [24, 24],
      closeOnClick: true,
    });
    map.on("popupclose", () => this.closed(false));
    for (const place of [map.getContainer(), this.below]) {
      place?.addEventListener("keydown", (event) => this.escape(event));
    }
  }

  /** Show the card of a marker's place; take the focus along if the keyboard opened it. */
  show(marker, byKeyboard) {
    const { place } = marker;
    this.hide();
    this.slug = place.slug;
    if (isWide() || !this.below) {
      this.popup.options.autoPanAnimation = !prefersStillness();
      this.popup.setLatLng(marker.getLatLng()).setContent(buildCard(place)).openOn(this.map);
    } else {
      this.showBelow(marker);
    }
    if (byKeyboard) this.firstLink()?.focus({ preventScroll: true });
  }

  /** Fill the card below the map from the place's row. */
  showBelow(marker) {
    const { place } = marker;
    const close = element("button", "map-card-close", "Close", { type: "button" });
    close.addEventListener("click", () => this.closed(true));
    this.below.replaceChildren(copyOfRow(place.slug) ?? buildCard(place), close);
    this.below.hidden = false;
    const pin = marker.getElement()?.getBoundingClientRect();
    const hidden = pin ? pin.bottom - this.below.getBoundingClientRect().top : 0;
    if (hidden > 0) this.map.panBy([0, hidden + AIR], { animate: !prefersStillness() });
  }

  /** Find the first thing to press in the open card. */
  firstLink() {
    const frame = this.map.hasLayer(this.popup) ? this.popup.getElement() : this.below;
    return frame?.querySelector("a[href], button");
  }

  /** Close on Escape, wherever in map or card the focus is. */
  escape(event) {
    if (event.key !== "Escape" || !this.slug) return;
    event.stopPropagation();
    this.closed(true);
  }

  /** Take the card away without telling anybody. */
  hide() {
    this.slug = "";
    if (this.map.hasLayer(this.popup)) this.map.closePopup(this.popup);
    if (this.below) {
      this.below.hidden = true;
      this.below.replaceChildren();
    }
  }

  /** Close the card and say so, once. */
  closed(byKeyboard) {
    const { slug } = this;
    if (!slug) return;
    this.hide();
    this.onClose(slug, byKeyboard);
  }
}
