/** OneMap's tiles: on top of our ground when they can be had, gone without a word when not. */

const FAILURES = 3; // in a row, before the layer is given up

/** Tell whether the page is dark now. */
function isDark() {
  const { theme } = document.documentElement.dataset;
  if (theme === "dark" || theme === "light") return theme === "dark";
  return window.matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Ask for one tile; a dozen refused at once would only be noise. */
function reachable(url) {
  return new Promise((resolve) => {
    const probe = new Image();
    probe.onload = () => resolve(true);
    probe.onerror = () => resolve(false);
    probe.referrerPolicy = "no-referrer";
    probe.src = url;
  });
}

/** Lay tiles over the ground for as long as they come. */
export class Tiles {
  constructor(map, { light, dark }) {
    this.map = map;
    this.layers = { light, dark };
    this.shown = null;
    this.failures = 0;
    for (const layer of [light, dark]) this.prepare(layer);
  }

  /** Hold the credit back until a tile has come: a logo alone would be a broken picture. */
  prepare(layer) {
    const credit = layer.options.attribution;
    layer.options.attribution = "";
    layer.on("tileload", () => {
      this.failures = 0;
      if (this.shown !== layer || this.credit) return;
      this.credit = credit;
      this.map.attributionControl.addAttribution(credit);
      this.map.getContainer().classList.add("has-tiles");
    });
    layer.on("tileerror", () => {
      this.failures += 1;
      if (this.failures >= FAILURES) this.drop();
    });
  }

  /** Show the layer of the theme, now and whenever the theme changes. */
  async begin(probe) {
    if (!navigator.onLine || !(await reachable(probe))) return;
    const follow = () => this.show(isDark() ? this.layers.dark : this.layers.light);
    follow();
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow);
    new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }

  /** Show one layer instead of another. */
  show(layer) {
    if (this.shown === layer) return;
    this.drop();
    this.failures = 0;
    this.shown = layer;
    layer.addTo(this.map);
  }

  /** Take the tiles and their credit away; the ground below is still there. */
  drop() {
    if (this.credit) this.map.attributionControl.removeAttribution(this.credit);
    this.credit = "";
    this.map.getContainer().classList.remove("has-tiles");
    this.shown?.remove();
    this.shown = null;
  }
}
