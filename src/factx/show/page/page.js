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

  const narrow = matchMedia("(max-width: 60rem)");
  const back = document.querySelector(".return");
  let origin = null;
  function jump(from, to, words) {
    to.scrollIntoView({ block: "center", behavior: "instant" });
    if (!narrow.matches) return;
    origin = from;
    back.textContent = words;
    back.hidden = false;
  }
  back.addEventListener("click", () => {
    back.hidden = true;
    origin?.scrollIntoView({ block: "center", behavior: "instant" });
  });
  function unfold(fact) {
    for (let d = fact.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
  }
  // On wide screens the text has a scroll bar of its own: the card stays where it is.
  function showWords(id) {
    const mark = marksOf(id)[0], text = mark?.closest(".text");
    if (!mark) return;
    const own = text.scrollHeight > text.clientHeight + 1 && getComputedStyle(text).overflowY !== "visible";
    const box = mark.getBoundingClientRect(), frame = text.getBoundingClientRect();
    if (own) text.scrollTo({ top: text.scrollTop + box.top - frame.top - text.clientHeight / 2, behavior: "instant" });
  }
  function go(id) {
    current = id;
    light([id]);
    showWords(id);
  }
  main.addEventListener("click", (e) => {
    if (e.target.closest("a, input, select, summary")) return;
    const fact = factAt(e.target), mark = markAt(e.target);
    if (fact) {
      go(fact.id);
      const words = marksOf(fact.id)[0];
      if (words && narrow.matches) jump(fact, words, "↩ back to the fact");
    } else if (mark) {
      const id = idsOf(mark)[0];
      if (!id) return;
      current = id;
      light([id]);
      unfold(document.getElementById(id));
      jump(mark, document.getElementById(id), "↩ back to the text");
    }
  });

  function move(step) {
    const facts = [...(view()?.querySelectorAll(".fact") ?? [])].filter((f) => !off.has(f.dataset.kind));
    if (!facts.length) return;
    const at = facts.findIndex((f) => f.id === current);
    const next = facts[at < 0 ? (step > 0 ? 0 : facts.length - 1) : (at + step + facts.length) % facts.length];
    unfold(next);
    next.focus({ preventScroll: true });
    go(next.id);
    next.scrollIntoView({ block: "nearest", behavior: "instant" });
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

  const search = document.getElementById("search"), list = document.querySelector(".index ol");
  const value = (name) => document.querySelector(`[data-${name}]`)?.value ?? "";
  const facets = [...document.querySelectorAll("[data-facet]")];
  function matches(li, words) {
    const text = li.dataset.text.toLowerCase(), own = JSON.parse(li.dataset.facets), day = li.dataset.day;
    return words.every((w) => text.includes(w)) &&
      facets.every((f) => !f.value || own[f.dataset.facet].includes(f.value)) &&
      (!value("from") || (day && day >= value("from"))) && (!value("to") || (day && day <= value("to")));
  }
  const orders = {
    "": (a, b) => a.dataset.n - b.dataset.n,
    new: (a, b) => b.dataset.day.localeCompare(a.dataset.day),
    old: (a, b) => (a.dataset.day || "9999").localeCompare(b.dataset.day || "9999"),
    title: (a, b) => a.dataset.text.localeCompare(b.dataset.text),
  };
  function choose() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = [...list.children];
    rows.forEach((li) => { li.hidden = !matches(li, words); });
    rows.sort((a, b) => orders[value("sort")](a, b) || a.dataset.n - b.dataset.n).forEach((li) => list.append(li));
    const shown = new Set(rows.filter((li) => !li.hidden).map((li) => `a${li.dataset.n}`));
    document.querySelectorAll(".index .chart a").forEach((a) => {
      a.classList.toggle("out", !shown.has(a.getAttribute("href").slice(1).split("-")[0]));
    });
    document.getElementById("count").textContent = `${shown.size} of ${views.length} articles`;
  }
  search?.closest(".index").addEventListener("input", choose);

  function open() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!many) return show(id);
    const chosen = views.find((v) => v.id === id || (id && v.contains(document.getElementById(id))));
    views.forEach((v) => v.classList.toggle("open", v === chosen));
    main.classList.toggle("reading", Boolean(chosen));
    current = null;
    if (chosen && chosen.id === id) window.scrollTo(0, 0);
    show(id);
  }
  function show(id) {
    const target = id ? document.getElementById(id) : null;
    if (!target?.closest(".cards")) return;
    unfold(target);
    if (target.matches(".fact")) go(id);
    target.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
  window.addEventListener("hashchange", open);
  open();

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, select")) return;
    if (e.key === "j" || e.key === "k") move(e.key === "j" ? 1 : -1);
    else if (e.key === "w") why.click();
    else if (e.key === "/" && search) { location.hash = "main"; search.focus(); e.preventDefault(); }
    else if (e.key === "Enter" || e.key === " ") {
      if (e.target.closest(".fact, .m") && !e.target.closest("button, a")) { e.target.click(); e.preventDefault(); }
    } else if (/^[1-9]$/.test(e.key)) document.querySelectorAll("[data-filter]")[Number(e.key) - 1]?.click();
  });
})();
