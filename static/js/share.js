/** Copying an address and sharing a page, each answered by a sentence. */

const message = document.querySelector("[data-share-message]");

function say(words) {
  message.textContent = "";
  requestAnimationFrame(() => {
    message.textContent = words;
  });
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say(`Your browser did not let us copy. Select and copy this: ${text}`);
  }
}

async function share(button) {
  const url = new URL(button.dataset.share, location.href).href;
  if (!navigator.share) {
    await copy(url, "The link is copied.");
    return;
  }
  try {
    await navigator.share({ title: button.dataset.title, url });
  } catch (fault) {
    if (fault.name !== "AbortError") await copy(url, "The link is copied.");
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy).textContent.trim();
  button.addEventListener("click", () => copy(text, "The address is copied."));
  button.hidden = false;
}
for (const button of document.querySelectorAll("[data-share]")) {
  button.addEventListener("click", () => share(button));
  button.hidden = false;
}
