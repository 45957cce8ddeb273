"use strict";
/* Ties rows to words. Words are found by the ids of their spans ("a2-140": article 2, code point 140),
   so nothing here counts characters, and no text of the record ever becomes markup. */
document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const narrow = matchMedia("(max-width: 60rem)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const pane = one(".pane"), stepper = one(".stepper"), pick = one("#pick"), pop = one(".pop"), others = one(".others");
  const sheets = all(".sheet"), filter = one("#filter"), outlet = one("#outlet");
  let rows = all(".row"), current = null, shown = -1, marked = [];

  /* ---- evidence ---- */
  const parse = (text) => text ? text.split(" ").map((step) => step.split(",").map((range) => {
    const [, article, start, end, role] = /^(\d+)\.(\d+)\.(\d+)([sc]?)$/.exec(range);
    return { article: +article, start: +start, end: +end, role };
  })) : [];
  const holders = (row) => row.dataset.ev ? [row] : all("[data-ev]", row);
  const stepsOf = (element) => element.dataset.ev !== undefined ? parse(element.dataset.ev)
    : holders(element).flatMap((part) => parse(part.dataset.ev));

  const words = [];
  const wordsOf = (article) => {
    if (!words[article]) {
      words[article] = all(".text span[id]", sheets[article]).map((node) => ({ node, at: +node.id.split("-")[1] }));
    }
    return words[article];
  };
  const within = ({ article, start, end }) => {
    const list = wordsOf(article);
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle].at < start) low = middle + 1; else high = middle;
    }
    const found = [];
    while (low < list.length && list[low].at < end) found.push(list[low++].node);
    return found;
  };

  /* ---- the articles' sheet ---- */
  const open = (state) => {
    if (state) root.dataset.pane = state; else delete root.dataset.pane;
    for (const button of all(".switch button")) {
      button.setAttribute("aria-pressed", String((button.dataset.pane === "full") === Boolean(state)));
    }
  };
  const show = (article) => {
    if (article === shown) return false;
    sheets.forEach((sheet, n) => sheet.classList.toggle("shown", n === article));
    shown = article;
    pick.value = String(article);
    pane.scrollTop = 0;
    return true;
  };
  const reveal = (node, jump) => {
    const folded = node.closest("details");
    if (folded) folded.open = true;
    const top = node.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
    pane.scrollTo({ top: Math.max(0, top - pane.clientHeight / 3), behavior: jump || still.matches ? "auto" : "smooth" });
  };
  const unmark = () => {
    for (const node of marked) node.classList.remove("hit", "also", "src", "cue");
    marked = [];
  };
  const mark = (range, kind) => {
    for (const node of within(range)) {
      node.classList.add(kind);
      marked.push(node);
    }
  };

  /* ---- the row in hand ---- */
  const address = (hash) => {
    try { history.replaceState(null, "", hash || location.pathname + location.search); }
    catch (error) { console.debug("the address cannot be set here", error); }
  };
  const step = (index) => {
    const { steps } = current;
    current.index = (index + steps.length) % steps.length;
    const now = steps[current.index];
    const article = now[0].article;
    const changed = show(article);
    unmark();
    for (const other of steps) {
      if (other !== now) for (const range of other) if (range.article === article && !range.role) mark(range, "also");
    }
    for (const range of now) mark(range, range.role ? { s: "src", c: "cue" }[range.role] : "hit");
    one(".at", stepper).textContent = [
      steps.length > 1 ? `Words ${current.index + 1} of ${steps.length}` : name(current.element).kind,
      one(".outlet", sheets[article]).textContent,
    ].join(" · ");
    const company = rest(article, now[0].start).filter((range) => range.element !== current.element).length;
    others.hidden = !company;
    others.textContent = company === 1 ? "1 more row" : `${company} more rows`;
    one(".prev", stepper).disabled = one(".next", stepper).disabled = steps.length < 2;
    stepper.hidden = false;
    if (narrow.matches && !root.dataset.pane) open("peek");
    const first = within(now[0])[0];
    if (first) reveal(first, changed);
  };
  const release = () => {
    if (!current) return;
    current.row.classList.remove("on");
    current.row.removeAttribute("aria-current");
    current.element.classList.remove("on");
    unmark();
    stepper.hidden = true;
    current = null;
    address("");
  };
  const take = (element, index = 0, focus = false) => {
    const row = element.closest(".row");
    release();
    if (row.dataset.article !== undefined) {
      show(+row.dataset.article);
      pane.scrollTop = 0;
      if (narrow.matches) open("full");
      if (focus) focusOn(row);
      return;
    }
    const steps = stepsOf(element);
    row.classList.add("on");
    row.setAttribute("aria-current", "true");
    element.classList.add("on");
    current = { row, element, steps, index };
    address("#" + row.id);
    if (focus) focusOn(row);
    if (steps.length) step(index);
    if (narrow.matches) bring(element, "start");
  };
  /* Sections that were never drawn have guessed heights: look again once the goal is drawn. */
  const bring = (node, block) => {
    node.scrollIntoView({ block });
    requestAnimationFrame(() => requestAnimationFrame(() => node.scrollIntoView({ block })));
  };
  const unhide = (node) => {
    for (let at = node; at; at = at.parentElement) {
      at.hidden = false;
      if (at.matches("details")) at.open = true;
    }
  };
  const focusOn = (row) => {
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    bring(row, "nearest");
  };
  const visible = (row) => !row.closest("[hidden], details:not([open])");
  const walk = (by) => {
    const from = current ? current.row : document.activeElement && document.activeElement.closest(".row");
    let at = from ? rows.indexOf(from) : by > 0 ? -1 : rows.length;
    do at += by; while (rows[at] && !visible(rows[at]));
    if (rows[at]) take(rows[at], 0, true);
  };

  /* ---- from words to rows ---- */
  let index = null;
  const rest = (article, at) => {
    if (!index) {
      index = sheets.map(() => []);
      for (const element of all("[data-ev]")) {
        parse(element.dataset.ev).forEach((ranges, n) => {
          for (const range of ranges) index[range.article].push({ ...range, element, n });
        });
      }
    }
    const found = new Map();
    for (const range of index[article]) {
      if (range.start <= at && at < range.end && !found.has(range.element)) found.set(range.element, range);
    }
    return [...found.values()].sort((a, b) => (a.end - a.start) - (b.end - b.start)).slice(0, 40);
  };
  const name = (element) => {
    const row = element.closest(".row");
    const text = one(".t", element) || one(".t, .about", row) || element;
    return {
      kind: one("h2", row.closest(".sec, .summary")).firstChild.textContent.trim(),
      text: (element.matches(".office") ? element : text).textContent.trim().replace(/\s+/g, " ").slice(0, 110),
    };
  };
  const closePop = () => { pop.hidden = true; pop.replaceChildren(); };
  const offer = (article, at, x, y, but = null) => {
    const found = rest(article, at).filter((range) => range.element !== but);
    if (!found.length) return;
    const go = ({ element, n }) => {
      closePop();
      if (narrow.matches) open("");
      const row = element.closest(".row");
      unhide(row);
      bring(row, "center");
      take(element, n, true);
    };
    if (found.length === 1) { go(found[0]); return; }
    pop.replaceChildren(...found.map((range) => {
      const button = document.createElement("button"), kind = document.createElement("small");
      const { kind: section, text } = name(range.element);
      button.type = "button";
      kind.textContent = section;
      button.append(kind, text);
      button.addEventListener("click", () => go(range));
      return button;
    }));
    pop.hidden = false;
    pop.style.left = `${Math.max(16, Math.min(x, innerWidth - pop.offsetWidth - 16))}px`;
    pop.style.top = `${Math.max(16, y + 14 + pop.offsetHeight > innerHeight ? y - pop.offsetHeight - 14 : y + 14)}px`;
    one("button", pop).focus();
  };

  /* ---- what a reader does ---- */
  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!target.closest(".pop, .others")) closePop();
    const word = target.closest(".text span[id]");
    if (word) {
      const [article, at] = word.id.slice(1).split("-").map(Number);
      if (getSelection().isCollapsed) offer(article, at, event.clientX, event.clientY);
      return;
    }
    const row = target.closest(".row");
    if (!row || target.closest("a:not(.rc, .c), summary") || !getSelection().isCollapsed) return;
    const receipt = target.closest(".rc, .c");
    const part = target.closest("[data-ev]") || row;
    if (receipt) event.preventDefault();
    take(part, receipt && receipt.dataset.step ? +receipt.dataset.step : 0);
  });
  one(".prev", stepper).addEventListener("click", () => step(current.index - 1));
  one(".next", stepper).addEventListener("click", () => step(current.index + 1));
  one(".clear", stepper).addEventListener("click", () => { const row = current.row; release(); focusOn(row); });
  others.addEventListener("click", () => {
    const [{ article, start }] = current.steps[current.index];
    const { left, bottom } = others.getBoundingClientRect();
    offer(article, start, left, bottom, current.element);
  });
  one(".close").addEventListener("click", () => open(""));
  for (const button of all(".switch button")) button.addEventListener("click", () => open(button.dataset.pane));
  pick.addEventListener("change", () => { unmark(); show(+pick.value); });
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape") {
      if (!pop.hidden) closePop();
      else if (root.dataset.pane) open("");
      else if (current) { const row = current.row; release(); focusOn(row); }
      else if (typing) typing.blur();
      return;
    }
    if (typing) return;
    const inRow = event.target.closest(".row");
    const keys = {
      "j": () => walk(1), "k": () => walk(-1),
      "n": () => current && step(current.index + 1), "p": () => current && step(current.index - 1),
      "/": () => filter.focus(),
      "ArrowDown": inRow && (() => walk(1)), "ArrowUp": inRow && (() => walk(-1)),
      "ArrowRight": inRow && current && (() => step(current.index + 1)),
      "ArrowLeft": inRow && current && (() => step(current.index - 1)),
      "Enter": event.target === inRow && (() => take(inRow)),
    };
    const act = Object.hasOwn(keys, event.key) && keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  /* ---- filter ---- */
  const facts = new Map();
  const factsOf = (row) => {
    if (!facts.has(row)) {
      const where = new Set(holders(row).flatMap((part) => (part.dataset.ev.match(/\d+(?=\.\d+\.)/g) || [])));
      if (row.dataset.article !== undefined) where.add(row.dataset.article);
      const group = row.closest(".group"), of = group && one("h3", group);
      facts.set(row, {
        text: `${of ? of.textContent.replace(/\s\d+$/, "") : ""} ${row.textContent}`.toLowerCase(),
        outlets: new Set([...where].map((n) => sheets[n].dataset.outlet)),
      });
    }
    return facts.get(row);
  };
  const sift = () => {
    const terms = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const { text, outlets } = factsOf(row);
      const shared = !share || !share.value || row.dataset.share === undefined || row.dataset.share.split(" ").includes(share.value);
      const fits = shared && (!outlet.value || outlets.has(outlet.value)) && terms.every((term) => text.includes(term));
      row.hidden = !fits;
      if (fits) count += 1;
    }
    for (const box of all(".group, .stance, .chain, .more, .sec")) {
      const inside = all(".row", box), left = inside.filter((row) => !row.hidden).length;
      if (!inside.length) continue;
      box.hidden = !left;
      const count = box.matches(".sec") && one("h2 .n", box);
      if (!count) continue;
      count.dataset.all = count.dataset.all || count.textContent;
      count.textContent = left === inside.length ? count.dataset.all : `${left} of ${inside.length}`;
    }
    const on = terms.length || outlet.value;
    for (const box of all(".more")) {
      if (on && !box.open) box.open = box.sifted = true;
      else if (!on && box.sifted) box.open = box.sifted = false;
    }
    for (const box of all(".brief, .summary, .charted")) box.hidden = Boolean(on);
    one(".found").textContent = on ? `${count} of ${rows.length} rows` : "";
  };
  addEventListener("beforeprint", () => { for (const box of all(".more")) box.open = true; });
  let waiting = 0;
  filter.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(sift, 80); });
  outlet.addEventListener("change", sift);
  const share = one("#share");
  if (share) share.addEventListener("change", sift);
  one(".tools").addEventListener("submit", (event) => event.preventDefault());

  /* ---- quotes by speaker or by outlet ---- */
  const arranged = one(".arranged");
  if (arranged) {
    const bySpeaker = [...arranged.children];
    const homes = all(".row", arranged).map((row) => [row, row.parentElement]);
    const byOutlet = () => {
      const groups = new Map();
      for (const [row] of homes) {
        const first = parse(row.dataset.ev)[0];
        const key = first ? sheets[first[0].article].dataset.outlet : "";
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push({ row, article: first ? first[0].article : 0, start: first ? first[0].start : 0 });
      }
      return [...groups.entries()].sort((a, b) => a[0] - b[0]).map(([key, list]) => {
        const group = document.createElement("div"), title = document.createElement("h3"), ol = document.createElement("ol");
        group.className = "group";
        ol.className = "rows";
        title.textContent = outlet.options[+key + 1].textContent;
        list.sort((a, b) => a.article - b.article || a.start - b.start);
        ol.append(...list.map(({ row }) => row));
        group.append(title, ol);
        return group;
      });
    };
    for (const button of all(".views button")) {
      button.addEventListener("click", () => {
        if (button.dataset.view === arranged.dataset.view) return;
        arranged.dataset.view = button.dataset.view;
        for (const other of all(".views button")) other.setAttribute("aria-pressed", String(other === button));
        if (button.dataset.view === "outlet") arranged.replaceChildren(...byOutlet());
        else {
          for (const [row, home] of homes) home.append(row);
          arranged.replaceChildren(...bySpeaker);
        }
        rows = all(".row");
        facts.clear();
        sift();
      });
    }
  }

  /* ---- where in the record, and deep links ---- */
  const links = new Map(all(".index a").map((a) => [a.hash.slice(1), a]));
  const spy = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const a of links.values()) a.removeAttribute("aria-current");
      const here = links.get(entry.target.id);
      if (!here) continue;
      here.setAttribute("aria-current", "true");
      const list = here.closest("ul");
      list.scrollLeft = here.offsetLeft - list.clientWidth / 3;
    }
  }, { rootMargin: "-15% 0px -80% 0px" });
  for (const section of all(".sec")) spy.observe(section);
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches(".row")) {
      unhide(target);
      bring(target, "center");
      take(target);
    } else if (target.matches(".text span[id]")) {
      const [article, at] = target.id.slice(1).split("-").map(Number);
      show(article);
      unmark();
      mark({ article, start: at, end: at + 1 }, "hit");
      if (narrow.matches) open("peek");
      reveal(target, true);
    } else if (target.matches(".sheet")) show(sheets.indexOf(target));
    else if (target.matches(".sec")) bring(target, "start");
  };
  addEventListener("hashchange", follow);
  if (sheets.length) show(0);
  follow();
});
