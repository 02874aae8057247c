/* global EventCalendar */
/** The week as a picture: drawn from its lists, and sessions move in it by dragging.

The lists stay the one truth: a drop posts the form that "Move…" opens, then the page is read anew.
Without scripts, without room or without a pointer the lists say and do the same. */

import { content, eventOf } from "./week-boxes.js";

const WIDE = "(min-width: 64rem)";
const AWAY = "The server could not be reached. It is back where it was.";

const UNREAD = "Moved. This page could not be read anew: load it again before you move more.";

const picture = document.querySelector("[data-week]");
const says = document.querySelector("[data-week-says]");

function rows() {
  return [...document.querySelectorAll("[data-week-lists] [data-starts]")];
}

/** List what to draw; a row that stands on each of its days is one thing. */
function events() {
  const drawn = new Map();
  for (const event of rows().map(eventOf)) {
    const { url = "" } = event.extendedProps; // two may have one name and one time
    drawn.set(`${event.start} ${event.end} ${event.title} ${url}`, event);
  }
  return [...drawn.values()];
}

const pad = (number) => String(number).padStart(2, "0");
const day = (date) => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
const clock = (date) => `${pad(date.getHours())}:${pad(date.getMinutes())}`;

/** Send the form that moves a session; give the sentence that refuses it, or its day since. */
async function post(event) {
  const { form, version, on } = event.extendedProps;
  const body = new URLSearchParams({
    version,
    on,
    date: day(event.start),
    from: clock(event.start),
    to: clock(event.end),
  });
  const response = await fetch(form, { method: "POST", body });
  if (response.ok) return { on: new URL(response.url).searchParams.get("on") ?? on };
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const reasons = [...page.querySelectorAll("#error-summary li"), page.querySelector("main .lead")];
  const words = reasons.find((found) => found?.textContent.trim())?.textContent.trim();
  return { refusal: words || "This could not be saved." };
}

/** Put what is saved now in place of the lists, of what stands beside them and of the picture. */
async function readAnew() {
  const response = await fetch(window.location.href);
  if (!response.ok) throw new Error(`The week answered ${response.status}.`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const name of ["[data-week-lists] .week-lists", "[data-week-side]"]) {
    document.querySelector(name).replaceWith(page.querySelector(name));
  }
  calendar.setOption("events", events());
}

/** Say where a session stands now, with the button that undoes the move. */
function sayMoved(form, on) {
  const row = rows().find((each) => each.dataset.form === form && each.dataset.on === on);
  if (!row) {
    says.textContent = "Moved.";
    return;
  }
  const named = row.closest(".plan-day").querySelector("[data-day-name]");
  const times = row.querySelector(".plan-times").textContent.replace(/\s+/g, "");
  const fits = row.querySelector(".plan-verdict")?.textContent.trim();
  const words = document.createElement("span");
  words.textContent = `Moved to ${named.textContent.trim()}, ${times}.${fits ? ` ${fits}.` : ""}`;
  const undo = document.querySelector(".plan-acts li:first-child form")?.cloneNode(true);
  says.replaceChildren(words, ...(undo ? [undo] : []));
}

function sayFailed(reason) {
  says.textContent = `Not moved. ${reason}`;
}

/** Save where an event was dropped; on any failure it goes back, as what is saved now. */
async function dropped({ event, revert }) {
  if (event.allDay) {
    revert();
    sayFailed("A session needs a time: drop it on one.");
    return;
  }
  says.textContent = "Saving…";
  const answer = await post(event).catch(() => ({ refusal: AWAY }));
  if (answer.refusal) {
    revert();
    sayFailed(answer.refusal);
    await readAnew().catch(() => {}); // what was refused for its age is then of today
    return;
  }
  try {
    await readAnew();
    sayMoved(event.extendedProps.form, answer.on);
  } catch {
    says.textContent = UNREAD;
  }
}

/** Take away the roles of a table, which the drawing is not: it has no rows and no cells. */
function withoutRoles() {
  for (const part of picture.querySelectorAll("[role]")) part.removeAttribute("role");
  for (const part of picture.querySelectorAll("[aria-colindex]")) {
    part.removeAttribute("aria-colindex");
  }
}

let draggedAt = 0;

/** A press on any part of an event opens it; letting go of a drag does not. */
function pressed(press) {
  if (press.timeStamp - draggedAt < 300) {
    press.preventDefault();
    return;
  }
  const link = press.target.closest(".ec-event")?.querySelector("a");
  if (link && !press.target.closest("a")) link.click();
}

function letGo({ jsEvent }) {
  draggedAt = jsEvent?.timeStamp ?? performance.now();
}

/** Give the hours to draw: 8 to 24, and as far around that as a session of the week goes. */
function hours(events) {
  const timed = events.filter((event) => !event.allDay);
  const first = timed.map(({ start }) => Number(start.slice(11, 13)));
  const last = timed
    .filter(({ start, end }) => end.slice(0, 10) > start.slice(0, 10))
    .map(({ end }) => 24 + Math.ceil(Number(end.slice(11, 13)) + Number(end.slice(14, 16)) / 60));
  return { slotMinTime: `${pad(Math.min(8, ...first))}:00`, slotMaxTime: `${Math.max(24, ...last)}:00` };
}

function options() {
  const drawn = events();
  return {
    view: "timeGridWeek",
    date: picture.dataset.week,
    firstDay: 1,
    locale: "en-GB",
    headerToolbar: { start: "", center: "", end: "" },
    allDaySlot: drawn.some((event) => event.allDay),
    allDayContent: "All day",
    ...hours(drawn),
    slotDuration: "01:00",
    slotHeight: 44,
    slotEventOverlap: false,
    snapDuration: "00:15",
    highlightedDates: [picture.dataset.today],
    slotLabelFormat: { hour: "2-digit", minute: "2-digit", hour12: false },
    eventTimeFormat: { hour: "2-digit", minute: "2-digit", hour12: false },
    dayHeaderFormat: { weekday: "short", day: "numeric", month: "short" },
    editable: false,
    events: drawn,
    eventContent: content,
    eventDrop: dropped,
    eventResize: dropped,
    eventDragStop: letGo,
    eventResizeStop: letGo,
    eventAllUpdated: withoutRoles,
  };
}

let calendar = null;

/** Draw the picture where there is room, and fold the lists below it. */
function draw() {
  picture.hidden = false;
  calendar = EventCalendar.create(picture, options());
  picture.addEventListener("click", pressed);
  document.querySelector(".week-fold").open = false;
}

const room = window.matchMedia(WIDE);
if (picture && room.matches) draw();
room.addEventListener("change", () => {
  if (calendar === null && room.matches) draw();
});
