// Draws the charts of the page with Vega-Lite, in the colours and to the width of the page.
(() => {
  "use strict";
  if (typeof vegaEmbed !== "function") return;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const partners = JSON.parse(document.getElementById("palette").textContent);
  const colours = new RegExp(Object.keys(partners).join("|"), "g");
  const drawn = new Map();

  // A specification says how it fits (usermeta.fit.kind): "single" follows the width by itself, "panels"
  // gets as many columns as there is room for, "map" keeps its proportions, "fixed" scrolls.
  // Axis labels may need more room than usual: `over` is by how much the last drawing was too wide.
  function fit(specification, room, over) {
    const rule = specification.usermeta.fit;
    rule.axis += over;
    if (rule.kind === "panels") {
      const gap = 20;
      const columns = Math.max(1, Math.min(3, Math.floor((room + gap) / (rule.panel + gap))));
      const width = Math.floor((room - rule.axis - gap * (columns - 1) - 12) / columns);
      specification.columns = columns;
      specification.spec.width = width;
      specification.config.header.labelLimit = width;
      if (rule.aspect) specification.spec.height = Math.round(width * rule.aspect);
    } else if (rule.kind === "map") {
      specification.width = Math.max(rule.least, Math.min(room - 12, rule.most));
      specification.height = Math.round(specification.width * rule.aspect);
    }
    return specification;
  }

  async function draw(holder) {
    const room = holder.clientWidth;
    if (room === 0) return; // inside closed details: drawn when they open
    const key = room + (dark.matches ? " dark" : " light");
    if (drawn.get(holder) === key) return;
    drawn.set(holder, key);
    let text = document.getElementById(holder.dataset.specification).textContent;
    if (dark.matches) text = text.replace(colours, (colour) => partners[colour]);
    const target = document.createElement("div");
    target.className = "live";
    target.setAttribute("aria-hidden", "true"); // its holder has the text alternative
    const still = holder.querySelector(".still");
    const before = holder.querySelector(".live");
    holder.append(target);
    try {
      let over = 0;
      for (let attempt = 0; attempt < 2; attempt += 1) {
        const specification = fit(JSON.parse(text), room, over);
        const { kind } = specification.usermeta.fit;
        await vegaEmbed(target, specification, {
          actions: false, renderer: "svg", tooltip: { theme: dark.matches ? "dark" : "light" },
        });
        over = Math.ceil(target.querySelector("svg").getBoundingClientRect().width - room);
        if (kind !== "panels" || over <= 0) break;
      }
      still?.remove();
      before?.remove();
      holder.dataset.drawn = "yes";
    } catch (error) {
      target.remove(); // the static drawing stays
      console.error(holder.dataset.specification, error);
    }
  }

  const holders = [...document.querySelectorAll("[data-specification]")];
  async function drawAll() {
    for (const holder of holders) await draw(holder);
    document.documentElement.dataset.drawn = "yes";
  }
  document.querySelectorAll("details").forEach((details) => {
    details.addEventListener("toggle", () => details.open && drawAll());
  });
  dark.addEventListener("change", drawAll);
  let waiting;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(drawAll, 150);
  });
  drawAll();
})();
