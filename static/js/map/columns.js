/** The compact form of the places, unfolded: one MultiPoint with columns becomes points. */

/** Return the value of a column for one place. */
function valueAt(columns, name, index) {
  if (name === "number" && typeof columns.number === "number") return columns.number + index;
  return columns[name][index];
}

/** Unfold one MultiPoint feature into a point feature for each place. */
function unfold({ geometry, properties }) {
  const { url, urls, ...columns } = properties;
  const names = Object.keys(columns);
  return geometry.coordinates.map((coordinates, index) => {
    const place = {};
    for (const name of names) place[name] = valueAt(columns, name, index);
    place.url = urls ? urls[index] : `${url[0]}${place.slug}${url[1]}`;
    return { type: "Feature", geometry: { type: "Point", coordinates }, properties: place };
  });
}

/** Return a FeatureCollection of points, whichever form it came in. */
export function asPoints(collection) {
  const features = collection.features.flatMap((feature) =>
    feature.geometry.type === "MultiPoint" ? unfold(feature) : [feature],
  );
  return { ...collection, features };
}

/** Ask for the compact form; a server that does not know it ignores the asking. */
export function compactUrl(url) {
  const asked = new URL(url, window.location.href);
  asked.searchParams.set("form", "columns");
  return asked.href;
}
