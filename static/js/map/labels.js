/* global L */
/** Names of areas, stations and the origin, seated afresh after each move. */

import { element } from "./dom.js";
import { frameBoxes, pinBoxes } from "./label-obstacles.js";
import { seatLabels } from "./label-placement.js";

const PANE = "map-labels";
const AREAS_TO = 15; // area names up to this zoom
const INTERCHANGES_FROM = 12;
const STATIONS_FROM = 13;
const DOT = 5; // px kept free around a station's dot
const NEIGHBOURHOOD_M = 2500; // stations this near make an area's name more wanted
const SAME_SPOT = 16; // px: a station under the origin is named by the origin

/** Return a feature's point as Leaflet's (lat, lon). */
function latLng({ geometry }) {
  return L.latLng(geometry.coordinates[1], geometry.coordinates[0]);
}

/** Keep the names of a map; `ground` is what `drawBase` returned. */
export class Labels {
  constructor(map) {
    this.map = map;
    this.names = [];
    this.origin = null;
    this.segments = [];
    this.pane = map.createPane(PANE);
    this.pane.classList.add("leaflet-zoom-hide");
    this.pane.setAttribute("aria-hidden", "true");
    this.pane.style.zIndex = "450";
    this.waiting = false;
    map.on("moveend zoomend resize layeradd layerremove", () => this.schedule());
    document.fonts?.ready.then(() => this.measure());
  }

  /** Take the names of the base map. */
  take(ground) {
    const stations = ground.stations.map((feature) => this.station(feature));
    const areas = ground.areas.map((feature) => this.area(feature, stations));
    const wanted = (a, b) => b.weight - a.weight;
    this.names = [...stations.sort(wanted), ...areas.sort(wanted)];
    this.segments = ground.lines.flatMap(({ geometry }) =>
      geometry.coordinates.flatMap((line) =>
        line.slice(1).map((point, index) => [line[index], point].map(([lon, lat]) => L.latLng(lat, lon))),
      ),
    );
    this.measure();
  }

  /** Make the name of a station; lines that meet there make it more wanted. */
  station(feature) {
    const { name, codes } = feature.properties;
    const isInterchange = codes.length > 1;
    return this.name(latLng(feature), name, isInterchange ? "is-station is-interchange" : "is-station", {
      radii: [DOT],
      weight: codes.length,
      from: isInterchange ? INTERCHANGES_FROM : STATIONS_FROM,
      to: Infinity,
    });
  }

  /** Make the name of an area; stations near by make it more wanted. */
  area(feature, stations) {
    const at = latLng(feature);
    const weight = stations.filter(({ at: there }) => at.distanceTo(there) < NEIGHBOURHOOD_M).length;
    return this.name(at, feature.properties.name, "is-area", { radii: [], weight, from: 0, to: AREAS_TO });
  }

  /** Make one hidden name in the pane. */
  name(at, text, className, rules) {
    const box = element("span", `map-label ${className}`, text);
    this.pane.append(box);
    return { at, box, ...rules };
  }

  /** Name the origin, or no longer name it. */
  nameOrigin(feature) {
    this.origin?.box.remove();
    this.origin = null;
    if (feature) {
      const rules = { radii: [12, 26, 40], weight: Infinity, from: 0, to: Infinity };
      this.origin = this.name(latLng(feature), feature.properties.label, "is-origin", rules);
    }
    this.measure();
  }

  /** Read each name's size once; again when the typeface has arrived. */
  measure() {
    for (const name of this.all()) {
      name.width = name.box.offsetWidth;
      name.height = name.box.offsetHeight;
    }
    this.schedule();
  }

  /** Return every name, most wanted first. */
  all() {
    return this.origin ? [this.origin, ...this.names] : this.names;
  }

  /** Seat the names before the next frame, once. */
  schedule() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.seat();
    });
  }

  /** Show each name that finds room, and hide the others. */
  seat() {
    const near = this.nearby();
    const labels = this.candidates(near);
    const segments = this.segments
      .map((ends) => ends.map((end) => this.map.latLngToLayerPoint(end)))
      .filter((ends) => near.intersects(L.bounds(ends)));
    const seated = new Map(seatLabels(labels, this.obstacles(near), segments));
    for (const label of this.all()) label.box.classList.remove("is-seated");
    for (const [label, box] of seated) {
      L.DomUtil.setPosition(label.box, L.point(box.left, box.top).round());
      label.box.classList.add("is-seated");
    }
  }

  /** Return the view and some air around it, in pixels of the map's layers. */
  nearby() {
    const { min, max } = this.map.getPixelBounds();
    const from = this.map.getPixelOrigin();
    return L.bounds(min.subtract(from).subtract([120, 60]), max.subtract(from).add([120, 60]));
  }

  /** Return the names that this zoom and view ask for, with their points in pixels. */
  candidates(near) {
    const zoom = this.map.getZoom();
    const origin = this.origin && this.map.latLngToLayerPoint(this.origin.at);
    return this.all().filter((name) => {
      if (zoom < name.from || zoom > name.to) return false;
      const point = this.map.latLngToLayerPoint(name.at);
      Object.assign(name, { x: point.x, y: point.y });
      const isNamedByOrigin = origin && name.radii[0] === DOT && point.distanceTo(origin) < SAME_SPOT;
      return near.contains(point) && !isNamedByOrigin;
    });
  }

  /** Return what names must not cover: pins, station dots, and what stands on the map. */
  obstacles(near) {
    return [...pinBoxes(this.map), ...this.dotBoxes(near), ...frameBoxes(this.map)];
  }

  /** Return the boxes of the station dots near the view, once they are big enough to matter. */
  dotBoxes(near) {
    if (this.map.getZoom() < STATIONS_FROM) return [];
    return this.names
      .filter(({ radii }) => radii[0] === DOT)
      .map(({ at }) => this.map.latLngToLayerPoint(at))
      .filter((point) => near.contains(point))
      .map(({ x, y }) => ({ left: x - 3, top: y - 3, right: x + 3, bottom: y + 3 }));
  }
}
