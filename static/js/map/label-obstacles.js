/* global L */
/** What names keep clear of, as boxes in pixels of the map's layers. */

const CLUSTER = { iconSize: [44, 44] };
const TRIM = 4; // px of a pin's touch target on which nothing is drawn
const EDGE = 1; // px: a name is either wholly in view or not

/** Return the boxes of all pins, clusters and dots that are on the map now. */
export function pinBoxes(map) {
  const boxes = [];
  map.eachLayer((layer) => {
    if (!(layer instanceof L.Marker) || !layer.getElement()) return;
    const drawn = layer.options.icon.options;
    const { iconSize, iconAnchor } = drawn.iconSize ? drawn : CLUSTER;
    const [width, height] = iconSize;
    const [ax, ay] = iconAnchor ?? [width / 2, height / 2];
    const { x, y } = map.latLngToLayerPoint(layer.getLatLng());
    const trim = drawn.iconSize ? TRIM : 0;
    const [left, top] = [x - ax, y - ay];
    boxes.push({ left: left + trim, top: top + trim, right: left + width - trim, bottom: top + height });
  });
  return boxes;
}

/** Return the boxes of the controls, and the four edges of the view. */
export function frameBoxes(map) {
  const frame = map.getContainer();
  const { left, top } = frame.getBoundingClientRect();
  const { x: width, y: height } = map.getSize();
  const boxes = [...frame.querySelectorAll(".leaflet-control, .map-search:not([hidden])")].map((control) => {
    const box = control.getBoundingClientRect();
    return { left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top };
  });
  boxes.push(
    { left: -EDGE, top: 0, right: 0, bottom: height },
    { left: width, top: 0, right: width + EDGE, bottom: height },
    { left: 0, top: -EDGE, right: width, bottom: 0 },
    { left: 0, top: height, right: width, bottom: height + EDGE },
  );
  const from = map.containerPointToLayerPoint([0, 0]);
  return boxes.map((box) => ({
    left: box.left + from.x,
    top: box.top + from.y,
    right: box.right + from.x,
    bottom: box.bottom + from.y,
  }));
}
