"use strict";
// The page works without this. It opens what is folded around a target, closes with Escape, walks the grid with the
// arrow keys, says how many points and differences the filters leave, and unfolds for print what stands nowhere else.
(() => {
  const open = (element) => {
    for (let fold = element?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const reveal = () => {
    const place = target();
    const folded = place?.closest("details:not([open])");
    open(place);
    if (folded) place.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  const unfolded = "#alone details, .difference:is(.rel-conflict, .rel-update)";
  addEventListener("beforeprint", () => document.querySelectorAll(unfolded).forEach((fold) => (fold.open = true)));
  reveal();

  const differences = document.querySelector("#differences");
  differences?.addEventListener("change", () => {
    const number = [...differences.querySelectorAll(".difference")].filter((each) => each.offsetParent).length;
    differences.querySelector(".shown").textContent = number === 1 ? "1 shown" : `${number} shown`;
  });

  const grid = document.querySelector(".grid");
  if (!grid) return;
  const links = (row) => [...row.querySelectorAll("th a.words, .cell a")];
  const shown = () => [...grid.querySelectorAll("tr.row")].filter((row) => row.offsetParent);
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  grid.addEventListener("keydown", (event) => {
    const row = event.target.closest("tr.row");
    if (!row || !step[event.key] || event.altKey || event.ctrlKey || event.metaKey) return;
    const [down, right] = step[event.key];
    const column = links(row).indexOf(event.target.closest("a"));
    const rows = shown();
    const next = rows[rows.indexOf(row) + down];
    const link = next && links(next)[Math.max(column, 0) + right];
    if (link) {
      link.focus();
      event.preventDefault();
    }
  });
  addEventListener("keydown", (event) => {
    const point = event.key === "Escape" && target()?.closest("tbody.point");
    if (!point) return;
    location.hash = "points";
    point.querySelector("a.words").focus({ preventScroll: true });
    point.scrollIntoView({ block: "nearest" });
  });

  const count = document.querySelector("#points .shown");
  const say = () => {
    const number = shown().length;
    count.textContent = number === 1 ? "1 point" : `${number} points`;
  };
  document.querySelector("#points .filter select").addEventListener("change", say);
  say();
})();
