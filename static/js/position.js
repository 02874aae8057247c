/** The browser's position, asked for on a press only, used once and never kept. */

/* The same box as planner/domain/geo.py; a test compares the two. */
const SINGAPORE = { south: 1.15, west: 103.59, north: 1.48, east: 104.1 };
const WORST_ACCURACY_M = 500;
const LONGEST_WAIT_MS = 10_000;
const NEXT_STEP = "Type a station or postal code instead.";
const FAULTS = {
  1: `Your browser did not share your position. ${NEXT_STEP}`,
  2: `Your device does not know where it is. ${NEXT_STEP}`,
  3: `Your position took too long to find. ${NEXT_STEP}`,
};

/** Say what is wrong with a position; nothing when it will do. */
export function faultOf({ latitude, longitude, accuracy }) {
  const isInside =
    latitude >= SINGAPORE.south &&
    latitude <= SINGAPORE.north &&
    longitude >= SINGAPORE.west &&
    longitude <= SINGAPORE.east;
  if (!isInside) return `You seem to be outside Singapore. ${NEXT_STEP}`;
  if (accuracy > WORST_ACCURACY_M) {
    const metres = Math.round(accuracy / 100) * 100;
    return `Your position is only known to about ${metres} m, too rough for distances. ${NEXT_STEP}`;
  }
  return "";
}

/** Write a point as the search form takes it: four decimals, about ten metres. */
export function pointText({ latitude, longitude }) {
  return `${latitude.toFixed(4)},${longitude.toFixed(4)}`;
}

/** Show the button and let it fill and send the form. */
export function offerPosition(form, say) {
  const button = form.querySelector("[data-position]");
  if (!button || !navigator.geolocation) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    say("Asking for your position…");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const fault = faultOf(coords);
        say(fault);
        if (fault) return;
        form.elements.near.value = pointText(coords);
        form.requestSubmit();
      },
      ({ code }) => say(FAULTS[code] ?? FAULTS[2]),
      { enableHighAccuracy: true, timeout: LONGEST_WAIT_MS, maximumAge: 60_000 },
    );
  });
}
