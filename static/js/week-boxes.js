/** The boxes of the week's picture: each is read from a row of the lists, and says less. */

const KINDS = {
  session: "week-session",
  busy: "week-busy",
  date: "week-date",
  due: "week-due",
};
const VERDICTS = {
  part: { icon: "clock-alert", words: "Open for part" },
  closed: { icon: "calendar-x", words: "Closed then" },
  unknown: { icon: "circle-question-mark", words: "Hours not known" },
};
const SHORT_MINUTES = 75; // less has room for two lines: a title that breaks would fill it

/** Give a row's own words for when it is, where a drawn time would claim more than they do. */
function saysOf({ dataset, firstElementChild }) {
  const isWord = dataset.kind === "due" || (dataset.kind === "date" && dataset.wholeDay !== "yes");
  return isWord ? firstElementChild.textContent.trim() : "";
}

/** Read what a row says: its words, its times, and the form that moves it. */
export function eventOf(row) {
  const { starts, ends, wholeDay, kind, state, form, version, on } = row.dataset;
  const link = row.querySelector(".plan-title a");
  return {
    start: starts,
    end: ends,
    allDay: wholeDay === "yes",
    title: row.querySelector(".plan-title").textContent.trim(),
    editable: Boolean(form),
    classNames: [KINDS[kind], row.matches(".is-off") ? "week-off" : `week-${state || "past"}`],
    extendedProps: {
      form,
      version,
      on,
      url: link?.href,
      place: row.querySelector(".plan-place")?.textContent.trim() ?? "",
      says: saysOf(row),
      verdict: VERDICTS[state],
    },
  };
}

function line(name, words, url) {
  const made = document.createElement(url ? "a" : "span");
  made.className = name;
  made.textContent = words;
  if (url) {
    made.href = url;
    made.draggable = false; // the event is dragged, not its address
  }
  return made;
}

/** Write times so that a narrow box has a line for each; the beginning is the last to go. */
function time(words) {
  const made = line("week-time", "");
  const [begins, ends] = words.split(/\s*(?=–)/);
  made.append(line("week-begins", begins));
  if (ends) made.append(line("week-ends", ends));
  return made;
}

/** Draw one of the page's icons. */
function icon(name) {
  const made = document.querySelector("svg.icon").cloneNode(true);
  const use = made.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*$/, `#${name}`));
  return made;
}

/** Write an event by what matters most: its title as the link that its row has, with the mark of
a verdict that is not simply open; then that in words, its times, and where it is.

Of an exam only the beginning is known, and that is what its row says. */
export function content({ event, timeText }) {
  const { url, place, says: own, verdict } = event.extendedProps;
  const title = line("week-title", event.title, url);
  if (event.end - event.start < SHORT_MINUTES * 60_000) title.classList.add("is-short");
  if (verdict) title.prepend(icon(verdict.icon));
  const times = own || (event.allDay ? "" : timeText);
  return {
    domNodes: [
      title,
      ...(verdict ? [line("week-verdict", verdict.words)] : []),
      ...(times ? [time(times)] : []),
      ...(place ? [line("week-where", place)] : []),
    ],
  };
}
