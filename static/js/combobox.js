/** Suggestions below a text field, by the pattern that screen readers know as a combobox. */

const WAIT_MS = 120;
const SHORTEST = 2;

/** Make a field suggest; `say` announces how many suggestions there are. */
export class Combobox {
  constructor(box, say) {
    this.url = box.dataset.combobox;
    this.input = box.querySelector("input");
    this.list = box.querySelector("ul");
    this.say = say;
    this.chosen = -1;
    this.asking = null;
    this.timer = 0;
    this.dress(box.querySelector("label").textContent.trim());
    this.listen();
  }

  /** Tell assistive technology what the field has become. */
  dress(label) {
    const { input, list } = this;
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": list.id,
      "aria-expanded": "false",
    })) {
      input.setAttribute(name, value);
    }
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", `Suggestions for ${label}`);
  }

  listen() {
    this.input.addEventListener("input", () => this.wait());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.take(option);
    });
    this.input.addEventListener("blur", () => this.close());
  }

  get options() {
    return [...this.list.children];
  }

  wait() {
    clearTimeout(this.timer);
    this.asking?.abort();
    const text = this.input.value.trim();
    if (text.length < SHORTEST) this.close();
    else this.timer = setTimeout(() => this.ask(text), WAIT_MS);
  }

  async ask(text) {
    this.asking = new AbortController();
    try {
      const address = `${this.url}?${new URLSearchParams({ q: text })}`;
      const answer = await fetch(address, { signal: this.asking.signal });
      const { origins } = await answer.json();
      if (this.input === document.activeElement) this.show(origins ?? []);
    } catch {
      this.close(); // without suggestions it is still a text field
    }
  }

  show(origins) {
    this.chosen = -1;
    this.list.replaceChildren(...origins.map((origin, index) => this.option(origin, index)));
    this.list.hidden = origins.length === 0;
    this.input.setAttribute("aria-expanded", String(origins.length > 0));
    this.input.removeAttribute("aria-activedescendant");
    const count = origins.length === 1 ? "1 suggestion" : `${origins.length} suggestions`;
    if (origins.length) this.say(`${count}. Use the arrow keys.`);
    else this.say("No suggestion. You can still press Find.");
  }

  option(origin, index) {
    const option = document.createElement("li");
    const label = document.createElement("span");
    label.textContent = origin.label;
    option.append(label);
    if (origin.kind) {
      const kind = document.createElement("small");
      kind.textContent = origin.kind.replaceAll("_", " ");
      option.append(kind);
    }
    option.id = `${this.list.id}-${index}`;
    option.dataset.value = origin.kind === "point" ? `${origin.lat},${origin.lon}` : origin.label;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    return option;
  }

  press(event) {
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.chosen >= 0) {
      event.preventDefault();
      this.take(this.options[this.chosen]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    }
  }

  move(step) {
    const count = this.options.length;
    if (this.list.hidden || !count) return this.wait();
    this.chosen = (this.chosen + step + count + (this.chosen < 0 && step < 0 ? 1 : 0)) % count;
    for (const [index, option] of this.options.entries()) {
      option.setAttribute("aria-selected", String(index === this.chosen));
    }
    const option = this.options[this.chosen];
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  take(option) {
    this.input.value = option.dataset.value;
    this.close();
    this.input.focus();
    this.input.form.requestSubmit();
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.chosen = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
