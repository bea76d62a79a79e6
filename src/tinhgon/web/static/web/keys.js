// Ctrl+K goes to the search box; Escape leaves its suggestions. Pages work without this.
document.addEventListener("keydown", (event) => {
  const search = document.querySelector("[data-search]");
  if (!search) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    search.focus();
    search.select();
  }
  const suggestions = document.querySelector("#goi-y");
  if (event.key === "Escape" && suggestions?.childElementCount) {
    event.preventDefault(); // a search box would be emptied too
    suggestions.replaceChildren();
  }
});

document.addEventListener("click", (event) => {
  if (!event.target.closest(".search")) document.querySelector("#goi-y")?.replaceChildren();
  for (const open of document.querySelectorAll("details.calendar[open]")) {
    if (!open.contains(event.target)) open.removeAttribute("open");
  }
});
