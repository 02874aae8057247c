/** Copying the text of a field, answered by a sentence. */

async function copy(field, message) {
  try {
    await navigator.clipboard.writeText(field.value);
    message.textContent = "The draft is copied.";
  } catch {
    field.select();
    message.textContent = "Your browser did not let us copy. The text is selected: copy it now.";
  }
}

const message = document.querySelector("[data-copy-message]");
for (const button of document.querySelectorAll("[data-copy-text]")) {
  const field = document.getElementById(button.dataset.copyText);
  button.addEventListener("click", () => copy(field, message));
  button.hidden = false;
}
