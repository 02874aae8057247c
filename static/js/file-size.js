/** Says of a file that is too large that it is, before it is sent; else the server does. */

const field = document.querySelector("input[type=file][data-most]");
const fault = document.querySelector("[data-file-fault]");

function check() {
  const isTooLarge = field.files[0]?.size > Number(field.dataset.most);
  const words = isTooLarge ? field.dataset.tooLarge : "";
  fault.textContent = words;
  fault.hidden = !isTooLarge;
  field.setCustomValidity(words); // it then holds the form back, and comes into view
}

field.addEventListener("change", check);
check(); // a browser that comes back keeps the file
