// Suggestions while typing a commune (ARIA combobox with list autocomplete). Without this script « Rechercher » sends the form.
const input = document.querySelector("input[data-communes]");
const added = document.querySelector("[data-communes-ajoutees]");
const told = document.querySelector("[data-communes-etat]");

if (input && added && told) {
  const box = input.closest(".ror-combobox");
  const list = document.createElement("ul");
  list.className = "ror-suggestions fr-raw-list";
  list.id = "communes-suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Communes proposées");
  list.hidden = true;
  box.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  let active = -1;
  let timer;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  // A field holds the codes of a department, or one that was just added.
  const isChosen = (code) =>
    [...document.querySelectorAll('input[name="communes"]')].some((field) => field.value.split(".").includes(code));

  const choose = (option) => {
    if (!isChosen(option.dataset.code)) {
      const item = document.createElement("li");
      const label = document.createElement("span");
      label.textContent = option.textContent;
      const value = Object.assign(document.createElement("input"), { type: "hidden", name: "communes", value: option.dataset.code });
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "fr-btn fr-btn--sm fr-btn--tertiary-no-outline";
      remove.textContent = "Retirer";
      const name = Object.assign(document.createElement("span"), { className: "fr-sr-only", textContent: ` ${option.textContent}` });
      remove.append(name);
      remove.addEventListener("click", () => { item.remove(); input.focus(); });
      item.append(label, value, remove);
      added.append(item);
      added.hidden = false;
    }
    told.textContent = `${option.textContent} ajoutée.`;
    input.value = "";
    close();
    input.focus();
  };

  const mark = (rank) => {
    const options = [...list.children];
    if (options.length === 0) return;
    active = (rank + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    input.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  };

  const show = (found) => {
    const options = found.filter((commune) => !isChosen(commune.code)).map((commune, index) => {
      const option = document.createElement("li");
      option.id = `commune-suggestion-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.code = commune.code;
      option.textContent = commune.nom;
      option.addEventListener("mousedown", (event) => { event.preventDefault(); choose(option); });
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    active = -1;
    input.setAttribute("aria-expanded", String(options.length > 0));
    told.textContent = options.length === 0 ? "Aucune suggestion." : `${options.length} suggestion${options.length > 1 ? "s" : ""}.`;
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    const text = input.value.trim();
    if (text.length < 2) { close(); return; }
    timer = setTimeout(async () => {
      const turn = (asked += 1);
      try {
        const answer = await fetch(`${input.dataset.communes}?q=${encodeURIComponent(text)}`);
        if (answer.ok && turn === asked) show(await answer.json());
      } catch { close(); }
    }, 150);
  });

  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); mark(active + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); mark(active - 1); }
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      const option = list.children[Math.max(0, active)];
      if (option) choose(option);
    }
  });
  input.addEventListener("blur", () => setTimeout(close, 100));
}
