// The keyboard in lists of events: j and k go down and up, Enter follows the link. All else works without a script.
"use strict";
(() => {
  const list = document.querySelector("[data-triage]");
  if (!list) return;
  const links = [...list.querySelectorAll("h2 a")];
  document.addEventListener("keydown", (event) => {
    const inField = event.target.closest("input, select, textarea");
    if (inField || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { j: 1, k: -1, "ت": 1, "ن": -1 }[event.key]; // the same keys on an Arabic keyboard
    if (step) {
      const at = links.indexOf(document.activeElement);
      links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
    } else if (event.key === "/") {
      document.querySelector("#q")?.focus();
      event.preventDefault();
    }
  });
})();
