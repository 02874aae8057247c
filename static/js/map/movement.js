/** Tell moves that the reader made from moves that we made. */

const OURS_MS = 1200; // an animation that we began has ended by then
const SLACK_PX = 12; // less than this is a tremor, not a move

/** Watch a map; `onMoved` is called after a reader's move. Returns `move(action)` for our own. */
export function watchMovement(map, onMoved) {
  let quietUntil = performance.now() + OURS_MS;
  let rest = { centre: map.getCenter(), zoom: map.getZoom() };
  const settle = () => {
    rest = { centre: map.getCenter(), zoom: map.getZoom() };
  };
  const hasMoved = () => {
    if (map.getZoom() !== rest.zoom) return true;
    const shift = map.latLngToContainerPoint(rest.centre).distanceTo(map.latLngToContainerPoint(map.getCenter()));
    return shift > SLACK_PX;
  };
  map.on("dragstart", () => {
    quietUntil = 0;
  });
  map.on("moveend", () => {
    if (performance.now() < quietUntil) settle();
    else if (hasMoved()) onMoved();
  });
  return function move(action) {
    quietUntil = performance.now() + OURS_MS;
    action();
    settle();
  };
}
