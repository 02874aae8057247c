/** Where names go: greedy, by priority, never over a pin or over each other. Pixels only. */

const GAP = 3; // px of air around a name

/** Tell whether two boxes touch. */
export function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Tell whether the line from p to q enters a box (clipping by the four sides). */
export function crosses([p, q], box) {
  let enter = 0;
  let leave = 1;
  const sides = [
    [p.x - q.x, p.x - box.left],
    [q.x - p.x, box.right - p.x],
    [p.y - q.y, p.y - box.top],
    [q.y - p.y, box.bottom - p.y],
  ];
  for (const [run, room] of sides) {
    if (run === 0 && room < 0) return false;
    if (run < 0) enter = Math.max(enter, room / run);
    if (run > 0) leave = Math.min(leave, room / run);
  }
  return enter < leave;
}

/** Return the places a name may take, best first, as [dx, dy] of its corner from its point.
 *
 * `radii` are the distances from the point that may be tried; without any, the name lies on it.
 */
export function seats({ width, height, radii }) {
  if (radii.length) return radii.flatMap((radius) => seatsAround(width, height, radius));
  return [0, -14, 14].flatMap((dy) => [0, -18, 18].map((dx) => [dx - width / 2, dy - height / 2]));
}

/** Return the eight places beside a dot. */
function seatsAround(width, height, radius) {
  const level = -height / 2;
  const middle = -width / 2;
  const away = radius + GAP;
  const over = -height - radius;
  return [
    [away, level], [-width - away, level], [middle, away], [middle, over - GAP],
    [radius, over], [radius, radius], [-width - radius, over], [-width - radius, radius],
  ];
}

/** Return the box of a name at a seat. */
function boxAt(label, [dx, dy]) {
  const left = label.x + dx;
  const top = label.y + dy;
  return { left, top, right: left + label.width, bottom: top + label.height };
}

/** Widen a box by the air that names keep between them. */
function aired(box) {
  return { left: box.left - GAP, top: box.top - GAP, right: box.right + GAP, bottom: box.bottom + GAP };
}

/** Find a free seat for one name: the one that fewest lines cross, the best of equals; or null. */
function freeBox(label, taken, segments) {
  let best = null;
  let fewest = Infinity;
  for (const seat of seats(label)) {
    const box = boxAt(label, seat);
    const wide = aired(box);
    if (taken.some((other) => overlap(wide, other))) continue;
    const crossings = segments.filter((segment) => crosses(segment, box)).length;
    if (crossings < fewest) [best, fewest] = [box, crossings];
    if (crossings === 0) break;
  }
  return best;
}

/** Seat names in their order; return [label, box] for each that found room. */
export function seatLabels(labels, obstacles, segments) {
  const taken = [...obstacles];
  const seated = [];
  for (const label of labels) {
    const box = freeBox(label, taken, segments);
    if (!box) continue;
    taken.push(box);
    seated.push([label, box]);
  }
  return seated;
}
