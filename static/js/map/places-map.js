/* global L */
/** Start the map that Folium made: ground, pins, names, controls. Folium's script calls `start`. */

import { prepareAnnouncements } from "./announce.js";
import { drawBase } from "./base-layer.js";
import { Card } from "./card.js";
import { asPoints, compactUrl } from "./columns.js";
import { addLocate, addPermalink, addSearchHere, notice } from "./controls.js";
import { isWide, prefersStillness } from "./dom.js";
import { guardScrolling } from "./gestures.js";
import { Labels } from "./labels.js";
import { listenToList, markRow, tellChosen } from "./list-link.js";
import { watchMovement } from "./movement.js";
import { readBox } from "./permalink.js";
import { PlacesLayer } from "./places-layer.js";
import { Tiles } from "./tiles.js";

const FIRST = { wide: 5, narrow: 3 }; // the first view holds the origin and so many places
const AIR = { paddingTopLeft: [36, 56], paddingBottomRight: [64, 28], maxZoom: 15 };

if (prefersStillness()) {
  L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false });
}

/** Fetch a GeoJSON document; a refusal is an error. */
async function fetchGeojson(url) {
  const answer = await fetch(url, { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}

/** Return the address of the places: the list's own, or the map's where there is no list. */
function placesUrl(frame) {
  return document.getElementById("results")?.dataset.placesUrl || frame.dataset.placesUrl;
}

/** Return what a view must hold: the box that was asked for, or the nearest places with some air. */
function firstView(url, { features, origin }) {
  const asked = readBox(new URL(url, window.location.href).searchParams.get("bbox"));
  if (asked) return { bounds: L.latLngBounds(asked), options: {} };
  const shown = origin ? [origin, ...features.slice(0, isWide() ? FIRST.wide : FIRST.narrow)] : features;
  const points = shown.map(({ geometry: { coordinates: [lon, lat] } }) => [lat, lon]);
  return { bounds: L.latLngBounds(points), options: AIR };
}

/** Return `fit(view)` and `resize()`; a view that came while the map was hidden is kept for later. */
function makeFit(map, move) {
  let waiting = null;
  const fit = ({ bounds, options }) => {
    waiting = null;
    if (!bounds.isValid()) return;
    if (map.getSize().x === 0) waiting = { bounds, options };
    else move(() => map.fitBounds(bounds, { ...options, animate: false }));
  };
  const resize = () => {
    move(() => map.invalidateSize({ animate: false }));
    if (waiting) fit(waiting);
  };
  return { fit, resize };
}

/** Join pins, card and list; return what the rest needs. */
function joinPlaces(map) {
  let move = (action) => action();
  const card = new Card(map, (slug, byKeyboard) => {
    pins.choose("");
    markRow("");
    tellChosen("");
    if (byKeyboard) pins.focus(slug);
  });
  const choose = (slug, byKeyboard) => {
    if (!pins.markers.has(slug)) return;
    move(() =>
      pins.reveal(slug, (marker) => {
        card.show(marker, byKeyboard);
        pins.choose(slug);
        markRow(slug);
        tellChosen(slug);
      }),
    );
  };
  const pins = new PlacesLayer(map, choose);
  listenToList({ light: (slug) => pins.light(slug), choose: (slug) => choose(slug, false) });
  return { pins, card, moveBy: (mover) => (move = mover) };
}

/** Draw the ground and its names; without it the pins still stand. */
async function drawGround(map, labels, url) {
  try {
    labels.take(drawBase(map, await fetchGeojson(url)));
  } catch {
    notice(map, "The outline of the map could not be drawn. The places still are.");
  }
}

/** Return a function that draws the places anew; only the newest asking is shown. */
function makeRefresh(map, { pins, card }, labels, fit) {
  let newest = "";
  return async (url) => {
    if (!url || url === newest) return;
    newest = url;
    try {
      const collection = asPoints(await fetchGeojson(compactUrl(url)));
      if (url !== newest) return;
      card.hide();
      fit(firstView(url, collection));
      pins.show(collection);
      labels.nameOrigin(collection.origin);
      map.getContainer().dataset.drawn = String(collection.features.length);
    } catch {
      newest = "";
      notice(map, "The places could not be drawn on the map. Their words stand beside it.");
    }
  };
}

/** Start everything on a map that Folium has just made. */
function start(map, { tiles, tileProbe, baseCredit }) {
  const frame = map.getContainer();
  prepareAnnouncements();
  map.attributionControl.setPrefix('<a href="https://leafletjs.com" rel="noopener">Leaflet</a>');
  map.attributionControl.addAttribution(baseCredit);
  const labels = new Labels(map);
  const places = joinPlaces(map);
  const move = watchMovement(map, addSearchHere(map));
  places.moveBy(move);
  addLocate(map, move);
  addPermalink(map);
  guardScrolling(map);
  const { fit, resize } = makeFit(map, move);
  const refresh = makeRefresh(map, places, labels, fit);
  drawGround(map, labels, frame.dataset.baseUrl);
  refresh(placesUrl(frame));
  document.addEventListener("htmx:afterSettle", () => refresh(placesUrl(frame)));
  new ResizeObserver(resize).observe(frame);
  if (tileProbe) new Tiles(map, tiles).begin(tileProbe);
}

window.waypointMap = { start };
