/* global L */
/** The pins: one clustered layer, which place is chosen, and which one a list row points at. */

import { reach } from "./base-layer.js";
import { prefersStillness } from "./dom.js";
import { slugsInList } from "./list-link.js";
import { clusterIcon, originIcon, placeIcon } from "./pins.js";

const CLUSTER_RADIUS = { far: 46, near: 30 }; // px: nearer than this, one would hide the other's number
const LISTED_RADIUS = 22; // px: the list's own places are joined only where they cover each other
const LISTED_ABOVE = 500; // they stand before all others

/** Hold every pin of the map and speak of places by their slug. */
export class PlacesLayer {
  constructor(map, onChoose) {
    this.map = map;
    this.onChoose = onChoose;
    this.markers = new Map();
    this.chosen = "";
    this.lit = "";
    this.origin = L.layerGroup().addTo(map);
    this.others = this.cluster((zoom) => (reach(zoom) === "far" ? CLUSTER_RADIUS.far : CLUSTER_RADIUS.near), false);
    this.listed = this.cluster(LISTED_RADIUS, true);
    map.on("moveend", () => this.order());
  }

  /** Make a layer that joins the pins nearer than so many pixels. */
  cluster(maxClusterRadius, isListed) {
    const group = L.markerClusterGroup({
      maxClusterRadius,
      showCoverageOnHover: false,
      animate: !prefersStillness(),
      spiderLegPolylineOptions: { className: "map-leg", weight: 1.5 },
      iconCreateFunction: (cluster) =>
        clusterIcon(cluster.getAllChildMarkers().map((marker) => marker.place), isListed),
    }).addTo(this.map);
    group.on("clusterkeypress", (event) => this.followFocus(group, event));
    group.on("animationend spiderfied unspiderfied", () => this.order());
    return group;
  }

  /** Replace all pins by those of a FeatureCollection; the places on the list's page stand out. */
  show(collection) {
    const rows = slugsInList();
    const listed = [];
    const others = [];
    this.others.clearLayers();
    this.listed.clearLayers();
    this.markers.clear();
    for (const feature of collection.features) {
      const isListed = rows.has(feature.properties.slug);
      const marker = this.marker(feature, rows.size > 0 && !isListed);
      marker.group = isListed ? this.listed : this.others;
      marker.setZIndexOffset(isListed ? LISTED_ABOVE : 0);
      this.markers.set(feature.properties.slug, marker);
      (isListed ? listed : others).push(marker);
    }
    this.others.addLayers(others);
    this.listed.addLayers(listed);
    this.showOrigin(collection.origin);
    this.order();
  }

  /** Let the Tab key meet the pins in the order of the list, unless it is among them now. */
  order() {
    const pane = this.map.getPanes().markerPane;
    if (pane.contains(document.activeElement)) return;
    const boxes = [...pane.children];
    boxes.sort((a, b) => Number(a.dataset.number ?? 0) - Number(b.dataset.number ?? 0));
    pane.append(...boxes);
  }

  /** Make the marker of one place; one beyond the list's page is drawn small. */
  marker(feature, isBeyond) {
    const place = feature.properties;
    const [lon, lat] = feature.geometry.coordinates;
    const marker = L.marker([lat, lon], {
      icon: placeIcon(place, isBeyond, (box) => this.dress(box, place.slug)),
      riseOnHover: true,
    });
    marker.place = place;
    marker.on("click", () => this.onChoose(place.slug, false));
    marker.on("keypress", ({ originalEvent }) => {
      if (originalEvent.key === "Enter" || originalEvent.key === " ") {
        originalEvent.preventDefault();
        this.onChoose(place.slug, true);
      }
    });
    return marker;
  }

  /** Draw the dot at which distances start, if there is one. */
  showOrigin(feature) {
    this.origin.clearLayers();
    if (!feature) return;
    const [lon, lat] = feature.geometry.coordinates;
    const icon = originIcon(feature.properties.label);
    L.marker([lat, lon], { icon, interactive: false, keyboard: false, zIndexOffset: -500 }).addTo(
      this.origin,
    );
  }

  /** Put on a pin what depends on the moment. */
  dress(box, slug) {
    box.dataset.slug = slug;
    box.dataset.number = String(this.markers.get(slug)?.place.number ?? 0);
    box.classList.toggle("is-chosen", slug === this.chosen);
    box.classList.toggle("is-lit", slug === this.lit);
  }

  /** Mark the chosen place; empty for none. */
  choose(slug) {
    this.change("chosen", slug);
  }

  /** Point at a place from its row; empty for none. A place in a cluster lights its cluster. */
  light(slug) {
    for (const box of this.map.getPanes().markerPane.querySelectorAll(".map-cluster.is-lit")) {
      box.classList.remove("is-lit");
    }
    this.change("lit", slug);
    const shown = this.visible(slug);
    if (shown && shown !== this.markers.get(slug)) shown.getElement()?.classList.add("is-lit");
  }

  /** Set one of the two marks and dress the pins that lose or win it. */
  change(mark, slug) {
    const before = this.markers.get(this[mark]);
    this[mark] = slug;
    for (const marker of [before, this.markers.get(slug)]) {
      const box = marker?.getElement();
      if (!box) continue;
      this.dress(box, marker.place.slug);
      const usual = marker.group === this.listed ? LISTED_ABOVE : 0;
      marker.setZIndexOffset(marker.place.slug === this.chosen ? 2 * LISTED_ABOVE : usual);
    }
  }

  /** Find what stands for a place at this zoom: its pin, its cluster, or nothing. */
  visible(slug) {
    const marker = this.markers.get(slug);
    return marker ? marker.group.getVisibleParent(marker) : null;
  }

  /** Bring a place out of its cluster, then call back. */
  reveal(slug, done) {
    const marker = this.markers.get(slug);
    if (marker) marker.group.zoomToShowLayer(marker, () => done(marker));
  }

  /** Give the keyboard's focus to a place's pin. */
  focus(slug) {
    this.visible(slug)?.getElement()?.focus({ preventScroll: true });
  }

  /** After a cluster was opened by keyboard, move on to the first place that was inside it. */
  followFocus(group, { layer, originalEvent }) {
    if (originalEvent.key !== "Enter") return;
    const first = layer.getAllChildMarkers()[0].place.slug;
    const move = () => setTimeout(() => this.focus(first), 0);
    this.map.once("zoomend", () => (prefersStillness() ? move() : setTimeout(move, 350)));
    group.once("spiderfied", move);
  }
}
