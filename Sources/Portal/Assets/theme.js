// The script of the DSFR remembers a theme of its own in the browser, which would win over the one that the page is written with.
try {
  localStorage.setItem("scheme", document.documentElement.dataset.frScheme);
} catch {
  // Storage is refused: the DSFR then reads the page too.
}
