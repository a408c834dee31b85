// Comfort on the grid of hours: times made regular when leaving a field, Monday copied and usual week filled without reload.
// Without this script the same buttons send the form and the page comes back filled.
const regular = (text) => {
  const match = /^(\d{1,2})\s*(?:[h:.]\s*(\d{2})?|(\d{2}))?$/i.exec(text.trim());
  if (!match) return text;
  const minutes = match[2] ?? match[3] ?? "00";
  return Number(match[1]) <= 24 && Number(minutes) < 60 ? `${match[1].padStart(2, "0")}:${minutes}` : text;
};

const field = (type, day, slot, end) => document.getElementById(`horaires.${type}.${day}.${slot}.${end}`);

const fill = (type, day, slots) => {
  for (let slot = 0; field(type, day, slot, "debut"); slot += 1) {
    field(type, day, slot, "debut").value = slots[slot]?.[0] ?? "";
    field(type, day, slot, "fin").value = slots[slot]?.[1] ?? "";
  }
};

const read = (type, day) => {
  const slots = [];
  for (let slot = 0; field(type, day, slot, "debut"); slot += 1) {
    slots.push([field(type, day, slot, "debut").value, field(type, day, slot, "fin").value]);
  }
  return slots;
};

for (const input of document.querySelectorAll(".ror-horaires input")) {
  input.addEventListener("blur", () => { input.value = regular(input.value); });
}

for (const tools of document.querySelectorAll("[data-horaires-outils]")) {
  const type = tools.dataset.horairesOutils;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.className = "fr-text--sm";
  tools.after(status);
  tools.addEventListener("click", (event) => {
    const action = event.target.closest("button")?.value ?? "";
    if (action.startsWith("copier-lundi")) {
      const monday = read(type, 1);
      if (monday.length > 2) return;
      event.preventDefault();
      for (let day = 2; day <= 5; day += 1) fill(type, day, monday);
      status.textContent = "Horaires du lundi copiés du mardi au vendredi.";
    } else if (action.startsWith("modele")) {
      event.preventDefault();
      for (let day = 1; day <= 5; day += 1) fill(type, day, [["09:00", "12:00"], ["14:00", "18:00"]]);
      status.textContent = "Horaires remplis du lundi au vendredi.";
    }
  });
}
