/** The colours a reader chose on this device. A plain script, run before the first paint. */
(() => {
  const root = document.documentElement;
  const key = "waypoint-theme";

  function stored() {
    try {
      return localStorage.getItem(key) ?? "auto";
    } catch {
      return "auto"; // storage may be forbidden; the device's own colours do then
    }
  }

  function wear(theme) {
    if (theme === "auto") root.removeAttribute("data-theme");
    else root.dataset.theme = theme;
  }

  function choose(theme, buttons) {
    try {
      localStorage.setItem(key, theme);
    } catch {
      // The choice then lasts as long as the page.
    }
    wear(theme);
    mark(theme, buttons);
    root.dispatchEvent(new CustomEvent("theme:changed", { bubbles: true, detail: { theme } }));
  }

  function mark(theme, buttons) {
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === theme));
    }
  }

  wear(stored());
  document.addEventListener("DOMContentLoaded", () => {
    const buttons = document.querySelectorAll("[data-theme-choice]");
    mark(stored(), buttons);
    for (const button of buttons) {
      button.addEventListener("click", () => choose(button.dataset.themeChoice, buttons));
      button.parentElement.hidden = false;
    }
  });
})();
