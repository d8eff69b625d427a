(() => {
  "use strict";
  const root = document.documentElement, main = document.getElementById("main");
  root.classList.add("js");
  const views = [...document.querySelectorAll(".view")];
  const many = views.length > 1;
  if (many) main.classList.add("many");
  const off = new Set();
  let current = null;

  const view = () => (many ? document.querySelector(".view.open") : views[0]);
  const marksOf = (id) => [...document.querySelectorAll(`.m[data-f~="${CSS.escape(id)}"]`)];
  const idsOf = (mark) => mark.dataset.f.split(" ").filter((id) => {
    const fact = document.getElementById(id);
    return fact && !off.has(fact.dataset.kind);
  });

  function light(ids) {
    document.querySelectorAll(".lit").forEach((e) => e.classList.remove("lit"));
    for (const id of ids) {
      document.getElementById(id)?.classList.add("lit");
      marksOf(id).forEach((m) => m.classList.add("lit"));
    }
  }
  const factAt = (target) => target.closest?.(".fact");
  const markAt = (target) => target.closest?.(".m:not(.off)");
  function lightAt(target) {
    const fact = factAt(target), mark = markAt(target);
    if (fact) light([fact.id]);
    else if (mark) light(idsOf(mark).slice(0, 1));
    else light(current ? [current] : []);
  }
  let pointer = "";
  const where = (e) => `${e.clientX} ${e.clientY}`;
  main.addEventListener("pointermove", (e) => { pointer = where(e); });
  main.addEventListener("pointerover", (e) => {
    if (where(e) !== pointer) lightAt(e.target);  // else the page was scrolled under a pointer at rest
  });
  main.addEventListener("focusin", (e) => lightAt(e.target));

  function go(id) {
    current = id;
    light([id]);
    marksOf(id)[0]?.scrollIntoView({ block: "center" });
  }
  main.addEventListener("click", (e) => {
    if (e.target.closest("a, input")) return;
    const fact = factAt(e.target), mark = markAt(e.target);
    if (fact) go(fact.id);
    else if (mark) {
      const id = idsOf(mark)[0];
      if (!id) return;
      current = id;
      light([id]);
      document.getElementById(id).scrollIntoView({ block: "center" });
    }
  });

  function move(step) {
    const facts = [...(view()?.querySelectorAll(".fact") ?? [])].filter((f) => !off.has(f.dataset.kind));
    if (!facts.length) return;
    const at = facts.findIndex((f) => f.id === current);
    const next = facts[at < 0 ? (step > 0 ? 0 : facts.length - 1) : (at + step + facts.length) % facts.length];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    go(next.id);
  }
  document.querySelectorAll("[data-move]").forEach((b) => b.addEventListener("click", () => move(Number(b.dataset.move))));

  function filter(button) {
    const kind = button.dataset.filter, show = off.has(kind);
    if (show) off.delete(kind); else off.add(kind);
    button.setAttribute("aria-pressed", String(show));
    document.querySelectorAll(".m").forEach((m) => {
      const kinds = m.dataset.kinds.split(" ").filter((k) => !off.has(k));
      m.className = ["m", kinds[0] ? `k-${kinds[0]}` : "off", ...(kinds[1] ? [`u-${kinds[1]}`] : [])].join(" ");
    });
    document.querySelectorAll(`[data-group="${kind}"], .under .fact.k-${kind}`).forEach((g) => { g.hidden = !show; });
    light([]);
  }
  document.querySelectorAll("[data-filter]").forEach((b) => b.addEventListener("click", () => filter(b)));

  const why = document.querySelector("[data-why]");
  why.addEventListener("click", () => why.setAttribute("aria-pressed", String(root.classList.toggle("whys"))));

  const search = document.getElementById("search");
  search?.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    document.querySelectorAll(".index li").forEach((li) => {
      const text = li.dataset.text.toLowerCase();
      li.hidden = !words.every((w) => text.includes(w));
      shown += li.hidden ? 0 : 1;
    });
    document.getElementById("count").textContent = `${shown} of ${views.length} articles`;
  });

  function open() {
    if (!many) return;
    const id = decodeURIComponent(location.hash.slice(1));
    const chosen = views.find((v) => v.id === id || (id && v.contains(document.getElementById(id))));
    views.forEach((v) => v.classList.toggle("open", v === chosen));
    main.classList.toggle("reading", Boolean(chosen));
    current = null;
    if (chosen && chosen.id === id) window.scrollTo(0, 0);
  }
  window.addEventListener("hashchange", open);
  open();

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input")) return;
    if (e.key === "j" || e.key === "k") move(e.key === "j" ? 1 : -1);
    else if (e.key === "w") why.click();
    else if (e.key === "/" && search) { location.hash = "main"; search.focus(); e.preventDefault(); }
    else if (e.key === "Enter" || e.key === " ") {
      if (e.target.closest(".fact, .m") && !e.target.closest("button, a")) { e.target.click(); e.preventDefault(); }
    } else if (/^[1-9]$/.test(e.key)) document.querySelectorAll("[data-filter]")[Number(e.key) - 1]?.click();
  });
})();
