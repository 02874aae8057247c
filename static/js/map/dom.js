/** Elements from plain values; text always arrives as text. */

const SVG = "http://www.w3.org/2000/svg";

/** Create an HTML element with a class, text and attributes. */
export function element(tag, className = "", text = "", attributes = {}) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Create an SVG element with attributes and children. */
export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Tell whether the reader asked for less motion. */
export function prefersStillness() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Tell whether list and map stand side by side (map.css holds the same width). */
export function isWide() {
  return window.matchMedia("(min-width: 64rem)").matches;
}
