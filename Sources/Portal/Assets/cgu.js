// Reading to the end of the conditions before « Accepter » works. Without this script the button follows the whole text.
const end = document.querySelector("[data-fin-conditions]");
const button = document.querySelector("[data-accepter]");
const status = document.querySelector("[data-etat-lecture]");
const reached = document.querySelector("input[name=finAffichee]");

if (end && button && status && reached && "IntersectionObserver" in window) {
  const locked = () => button.getAttribute("aria-disabled") === "true";
  button.setAttribute("aria-disabled", "true");
  status.textContent = "Lisez les conditions jusqu’en bas pour pouvoir les accepter.";
  new IntersectionObserver((entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    button.removeAttribute("aria-disabled");
    reached.value = "oui";
    status.textContent = "Vous avez lu les conditions jusqu’en bas : vous pouvez les accepter.";
  }).observe(end);
  button.closest("form").addEventListener("submit", (event) => {
    if (event.submitter !== button || !locked()) return;
    event.preventDefault();
    end.scrollIntoView({ block: "center" });
  });
}
