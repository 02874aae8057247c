/* global L */
/** What stands on the map to press: search here, copy the link, show my position. */

import { announce } from "./announce.js";
import { element, prefersStillness, svg } from "./dom.js";
import { linkTo, linkToShare } from "./permalink.js";

const LINK_SHAPE =
  "M10 14a4.5 4.5 0 0 0 6.4 0l3-3a4.5 4.5 0 0 0-6.4-6.4l-1 1M14 10a4.5 4.5 0 0 0-6.4 0l-3 3a4.5 4.5 0 0 0 6.4 6.4l1-1";
const REFUSED = 1;
const TIMED_OUT = 3;

/** Say why the position is not known, and what to do instead. */
export function positionSentence(code) {
  const instead = "Type a station, postal code or address instead.";
  if (code === REFUSED) return `Your browser did not share your position. ${instead}`;
  if (code === TIMED_OUT) return `Your position took too long to find. Try again, or type a place instead.`;
  return `Your position could not be found. ${instead}`;
}

/** Put a sentence on the map for those who see it, and into the live region. */
export function notice(map, words) {
  const frame = map.getContainer();
  frame.querySelector(".map-notice")?.remove();
  if (!words) return;
  const box = element("p", "map-notice", words, { "aria-hidden": "true" });
  frame.append(box);
  announce(words);
  setTimeout(() => box.remove(), 8000);
}

/** Return a function that shows "Search this area". */
export function addSearchHere(map) {
  const button = element("button", "map-search", "Search this area", { type: "button" });
  button.hidden = true;
  button.addEventListener("click", () => window.location.assign(linkTo(map)));
  L.DomEvent.disableClickPropagation(button);
  map.getContainer().append(button);
  return () => {
    button.hidden = false;
  };
}

/** Copy a link without the reader's position; where the browser does not let us, put it into the address bar. */
async function copyLink(map) {
  const { link, isWithout } = linkToShare(map);
  const left = isWithout ? ", without your position" : "";
  try {
    await navigator.clipboard.writeText(link);
    notice(map, `Link to this view copied${left}.`);
  } catch {
    window.history.replaceState(window.history.state, "", link);
    notice(map, `The address bar now holds the link to this view${left}.`);
  }
}

/** Add the button that copies a link to this view. */
export function addPermalink(map) {
  const control = L.control({ position: "topright" });
  control.onAdd = () => {
    const bar = element("div", "leaflet-bar map-permalink");
    const button = element("button", "", "", { type: "button", "aria-label": "Copy link to this view", title: "Copy link to this view" });
    button.append(svg("svg", { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true" }, svg("path", { d: LINK_SHAPE })));
    button.addEventListener("click", () => copyLink(map));
    L.DomEvent.disableClickPropagation(bar);
    bar.append(button);
    return bar;
  };
  control.addTo(map);
}

/** Add the button that shows the reader's position; it is drawn here and sent nowhere. */
export function addLocate(map, move) {
  L.control
    .locate({
      position: "topright",
      setView: "once",
      keepCurrentZoomLevel: [13, 16],
      initialZoomLevel: 15,
      showPopup: false,
      showCompass: false,
      flyTo: false,
      clickBehavior: { inView: "stop", outOfView: "setView", inViewNotFollowing: "setView" },
      strings: { title: "Show my position on the map" },
      locateOptions: { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000, watch: false, animate: !prefersStillness() },
      onLocationError: ({ code }) => notice(map, positionSentence(code)),
      onLocationOutsideMapBounds: (control) => {
        control.stop();
        notice(map, "Your position is outside this map of Singapore.");
      },
    })
    .addTo(map);
  map.on("locationfound", ({ latlng, accuracy }) => {
    move(() => {});
    if (map.options.maxBounds.contains(latlng)) {
      notice(map, `Your position is on the map, to within about ${Math.round(accuracy)} m.`);
    }
  });
}
