/** The address that shows what the map shows. */

const DECIMALS = 5; // 1.1 m

/** Write bounds as "south,west,north,east". */
export function writeBox(bounds) {
  const edges = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()];
  return edges.map((edge) => edge.toFixed(DECIMALS)).join(",");
}

/** Read "south,west,north,east" as Leaflet's corners; null if it is not that. */
export function readBox(text) {
  const edges = (text ?? "").split(",").map((edge) => (edge.trim() === "" ? NaN : Number(edge)));
  if (edges.length !== 4 || !edges.every(Number.isFinite)) return null;
  const [south, west, north, east] = edges;
  return south < north && west < east ? [[south, west], [north, east]] : null;
}

const DECIMAL = /\d[.\u066B]\d|\d,\d{2,}|\d ?°/gu;

/** Tell whether a text holds two decimal numbers, so that it may say where somebody is. */
function holdsPosition(text) {
  return (text ?? "").normalize("NFKC").match(DECIMAL)?.length > 1;
}

/** Return the link to pass on, and whether a position was left out of it. */
export function linkToShare(map) {
  const url = new URL(linkTo(map));
  const isWithout = holdsPosition(url.searchParams.get("near"));
  if (isWithout) url.searchParams.delete("near");
  return { link: url.href.replaceAll("%2C", ","), isWithout };
}

/** Return the page's address with the map's view in it, from the first page of results. */
export function linkTo(map) {
  const url = new URL(window.location.href);
  url.searchParams.set("bbox", writeBox(map.getBounds()));
  url.searchParams.delete("page");
  url.hash = "";
  return url.href.replaceAll("%2C", ",");
}
