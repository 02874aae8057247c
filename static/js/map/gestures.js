/** Scrolling stays with the page until the map is pressed. */

import { element } from "./dom.js";

const HINT_MS = 2500;

/** Tell whether the main pointer is a finger. */
function isTouch() {
  return window.matchMedia("(pointer: coarse)").matches;
}

/** Make a line of words on the map that comes when asked and goes by itself. */
function makeHint(frame) {
  const hint = element("p", "map-hint", "", { "aria-hidden": "true" });
  frame.append(hint);
  let timer = 0;
  return (words, lasts = false) => {
    clearTimeout(timer);
    hint.textContent = words;
    hint.classList.toggle("is-shown", Boolean(words));
    if (words && !lasts) timer = setTimeout(() => hint.classList.remove("is-shown"), HINT_MS);
  };
}

/** Let wheel and one finger move the map only between a press on it and a press elsewhere. */
export function guardScrolling(map) {
  const frame = map.getContainer();
  const hint = makeHint(frame);
  let isPressed = false;
  const set = (pressed) => {
    isPressed = pressed;
    frame.classList.toggle("is-pressed", pressed);
    map.scrollWheelZoom[pressed ? "enable" : "disable"]();
    if (isTouch()) map.dragging[pressed ? "enable" : "disable"]();
    if (pressed) hint("");
    else if (isTouch()) hint("Press the map to move it", true);
  };
  set(false);
  frame.addEventListener("click", () => set(true));
  frame.addEventListener("focusin", ({ target }) => target === frame && !isTouch() && set(true));
  frame.addEventListener("wheel", () => !isPressed && hint("Press the map to zoom by scrolling"), { passive: true });
  document.addEventListener("pointerdown", ({ target }) => {
    if (isPressed && target instanceof Node && !frame.contains(target)) set(false);
  });
}
