// « Afficher », and the length of a new password while it is typed. Without this script the field is an ordinary one.
for (const button of document.querySelectorAll("[data-afficher]")) {
  const field = document.getElementById(button.dataset.afficher);
  const show = (shown) => {
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
    button.textContent = shown ? "Masquer le mot de passe" : "Afficher le mot de passe";
  };
  button.hidden = false;
  button.addEventListener("click", () => show(field.type === "password"));
  field.form.addEventListener("submit", () => show(false));
}

const status = document.querySelector("[data-longueur]");
if (status) {
  const least = Number(status.dataset.longueur);
  const field = document.getElementById("motDePasse");
  field.addEventListener("input", () => {
    const length = [...field.value.normalize("NFC")].length;
    const text = length === 0 ? "" : length < least ? `Encore trop court : ${least} caractères au moins.` : "Longueur suffisante.";
    if (status.textContent !== text) status.textContent = text;
  });
}
