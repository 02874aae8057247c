/** The clock of a session: counts on from the start that the server keeps. */

const MINUTE = 60;
const HOUR = 60 * MINUTE;

function words(seconds) {
  const pad = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / HOUR);
  const rest = `${pad(Math.floor((seconds % HOUR) / MINUTE))}:${pad(seconds % MINUTE)}`;
  return hours ? `${hours}:${rest}` : rest;
}

for (const clock of document.querySelectorAll("[data-started]")) {
  const shown = clock.querySelector(".clock-count");
  const tick = () => {
    const seconds = Math.floor(Date.now() / 1000) - Number(clock.dataset.started);
    shown.textContent = words(Math.max(seconds, 0));
  };
  tick();
  setInterval(tick, 1000);
}
