/* global L */
/** What a place and a cluster look like: shape says the kind, ring says the state. */

import { svg } from "./dom.js";

/* Outlines in a 40 × 40 box, the same as those of the list's badges (templates/macros/rows.html). */
const OUTLINES = {
  library: "M11 2.5H29A8.5 8.5 0 0 1 37.5 11V29A8.5 8.5 0 0 1 29 37.5H11A8.5 8.5 0 0 1 2.5 29V11A8.5 8.5 0 0 1 11 2.5Z",
  study: "M20 2 37.5 14V37.5H2.5V14Z",
  community: "M20 1.5 38.5 16 31.5 37.5H8.5L1.5 16Z",
  campus: "M20 .5 39.5 20 20 39.5 .5 20Z",
  cafe: "M20 2A18 18 0 1 1 20 38A18 18 0 1 1 20 2Z",
  late: "M11 3.5H29L38.5 20 29 36.5H11L1.5 20Z",
  other: "M13 2H27L38 13V27L27 38H13L2 27V13Z",
};
const FOOT = "M13 37H27L20 47Z";
const SHARE_RADIUS = 17;

/** Draw the pin of one place. */
function pinDrawing(place) {
  const outline = OUTLINES[place.shape] ?? OUTLINES.other;
  const size = place.number > 99 ? "map-pin-number is-long" : "map-pin-number";
  const number = svg("text", { class: size, x: 20, y: 20 });
  number.textContent = place.number ? String(place.number) : "";
  return svg(
    "svg",
    { class: "map-pin-drawing", viewBox: "0 0 40 48", width: 35, height: 42, "aria-hidden": "true" },
    svg("path", { class: "map-pin-halo", d: outline }),
    svg("path", { class: "map-pin-foot", d: FOOT }),
    svg("path", { class: "map-pin-body", d: outline, pathLength: 100 }),
    svg("path", { class: "map-pin-ring", d: outline, pathLength: 100 }),
    number,
  );
}

/** Draw a cluster: a few characters, and a ring filled by the share that is open. */
function clusterDrawing(words, share100) {
  const round = { cx: 22, cy: 22, r: SHARE_RADIUS, pathLength: 100 };
  const share = svg("circle", { ...round, class: "map-cluster-share" });
  share.style.strokeDasharray = `${share100} 100`;
  if (!share100) share.classList.add("is-empty");
  const number = svg("text", { class: "map-cluster-number", x: 22, y: 22 });
  number.textContent = words;
  return svg(
    "svg",
    { class: "map-cluster-drawing", viewBox: "0 0 44 44", width: 44, height: 44, "aria-hidden": "true" },
    svg("circle", { cx: 26, cy: 19, r: 19, class: "map-cluster-behind" }),
    svg("circle", { cx: 22, cy: 22, r: 21, class: "map-cluster-body" }),
    svg("circle", { ...round, class: "map-cluster-ring" }),
    share,
    number,
  );
}

/** An icon whose drawing is made when it comes into view, with a name for screen readers. */
const DrawnIcon = L.DivIcon.extend({
  createIcon() {
    const box = L.DivIcon.prototype.createIcon.call(this);
    box.append(this.options.draw());
    box.setAttribute("aria-label", this.options.label);
    this.options.dress?.(box);
    return box;
  },
});

/** Name a place as a sentence: "3. Serangoon Public Library, open until 21:00"; 0 is no number. */
export function placeLabel(place) {
  const headline = place.headline ? place.headline[0].toLowerCase() + place.headline.slice(1) : "";
  const name = place.number ? `${place.number}. ${place.name}` : place.name;
  return [name, headline].filter(Boolean).join(", ");
}

/** Make the icon of a place; `dress(box)` sets what changes, such as being chosen. */
export function placeIcon(place, isBeyond, dress) {
  const state = ["open", "part", "closed"].includes(place.state) ? place.state : "unknown";
  return new DrawnIcon({
    className: `map-pin is-${state}${isBeyond ? " is-beyond" : ""}`,
    iconSize: [44, 48],
    iconAnchor: [22, 46],
    popupAnchor: [0, -42],
    html: false,
    label: placeLabel(place),
    draw: () => pinDrawing(place),
    dress,
  });
}

/** Make the icon of a cluster from the places inside it.
 *
 * The list's own say their first number, "9+"; others how many they are, "+3": never a bare number
 * that could be taken for a place's.
 */
export function clusterIcon(places, isListed) {
  const first = Math.min(...places.map(({ number }) => number));
  const open = places.filter((place) => place.state === "open").length;
  return new DrawnIcon({
    className: `map-cluster${isListed ? "" : " is-beyond"}`,
    iconSize: [44, 44],
    html: false,
    label: `${isListed ? `${first}+: ` : ""}${places.length} places, ${open} open`,
    dress: (box) => {
      box.dataset.number = String(first);
    },
    draw: () => clusterDrawing(isListed ? `${first}+` : `+${places.length}`, (100 * open) / places.length),
  });
}

/** Make the dot at which distances start. */
export function originIcon(label) {
  return new DrawnIcon({
    className: "map-origin",
    iconSize: [28, 28],
    html: false,
    label: `Distances start here: ${label}`,
    draw: () =>
      svg(
        "svg",
        { viewBox: "0 0 28 28", width: 28, height: 28, "aria-hidden": "true" },
        svg("circle", { class: "map-origin-glow", cx: 14, cy: 14, r: 13 }),
        svg("circle", { class: "map-origin-dot", cx: 14, cy: 14, r: 6 }),
      ),
    dress: (box) => box.setAttribute("role", "img"),
  });
}
