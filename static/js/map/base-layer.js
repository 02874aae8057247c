/* global L */
/** The ground: land, borders, rail lines and stations, drawn from one file and coloured by CSS. */

const PANE = "map-base";
const FAR = 12; // up to this zoom lines are thin and stations small
const RADIUS = { far: 2, mid: 3, near: 4.5 };

/** Say how near the reader is: far, mid or near. */
export function reach(zoom) {
  if (zoom <= FAR) return "far";
  return zoom <= FAR + 2 ? "mid" : "near";
}

/** Return the features of one layer of the base file. */
function layerOf(collection, name) {
  return collection.features.filter((feature) => feature.properties.layer === name);
}

/** Draw features under one class name; colours and widths belong to the style sheet. */
function draw(features, className, renderer, colour = () => "currentColor") {
  return L.geoJSON(features, {
    pane: PANE,
    interactive: false,
    style: (feature) => ({ className, renderer, color: colour(feature), smoothFactor: 0.6 }),
  });
}

/** Draw the station dots and keep their size in step with the zoom. */
function stationDots(map, stations, renderer) {
  const dots = stations.map(({ geometry, properties }) => {
    const [lon, lat] = geometry.coordinates;
    const className = properties.codes.length > 1 ? "map-station is-interchange" : "map-station";
    return L.circleMarker([lat, lon], { className, renderer, pane: PANE, interactive: false });
  });
  const resize = () => {
    const name = reach(map.getZoom());
    map.getContainer().dataset.reach = name;
    dots.forEach((dot, index) => {
      const wider = stations[index].properties.codes.length > 1 ? 1 : 0;
      dot.setRadius(RADIUS[name] + wider);
    });
  };
  map.on("zoomend", resize);
  resize();
  return L.layerGroup(dots);
}

/** Draw the base map and return its area names and stations for the labels. */
export function drawBase(map, collection) {
  map.createPane(PANE).style.zIndex = "250";
  const renderer = L.svg({ pane: PANE, padding: 0.4 });
  const lines = layerOf(collection, "line");
  const stations = layerOf(collection, "station");
  draw(layerOf(collection, "land"), "map-land", renderer).addTo(map);
  draw(layerOf(collection, "border"), "map-border", renderer).addTo(map);
  draw(lines, "map-line-casing", renderer).addTo(map);
  draw(lines, "map-line", renderer, ({ properties }) => properties.colour).addTo(map);
  stationDots(map, stations, renderer).addTo(map);
  return { areas: layerOf(collection, "area"), stations, lines };
}
