"use strict";
(() => {
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const pane = $("sources"), chosen = $("chosen"), resting = $("resting"), close = $("close");
  const query = $("query"), found = $("found");
  let choice = null, lit = [], asked = null;

  const plural = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
  const source = (piece) => piece.closest(".source");

  function forget() {
    for (const piece of lit) {
      piece.classList.remove("lit");
      piece.removeAttribute("tabindex");
      piece.removeAttribute("role");
    }
    for (const one of pane.querySelectorAll(".source.lit")) one.classList.remove("lit");
    if (asked) asked.classList.remove("asked");
    if (choice) choice.setAttribute("aria-pressed", "false");
    pane.classList.remove("narrowed");
    close.hidden = true;
    chosen.textContent = "";
    resting.replaceChildren();
    choice = asked = null;
    lit = [];
  }

  // On a narrow screen the words cover the page, and closing them leads back to the summary.
  const covers = () => getComputedStyle(pane).position === "fixed";
  const closing = () => covers() ? "Back to the summary" : "Show whole sources";

  // Puts a piece in the middle of the window that its source's text has, or of the whole pane.
  function show(piece) {
    const text = piece.closest(".text");
    const own = getComputedStyle(text).overflowY === "auto";
    if (own) {
      source(piece).scrollIntoView({ block: "nearest" });
      const at = () => {
        const there = piece.getBoundingClientRect(), here = text.getBoundingClientRect();
        text.scrollTop += there.top - here.top - Math.max(0, (here.height - there.height) / 2);
      };
      piece.scrollIntoView({ block: "nearest" });
      at();
    } else {
      piece.scrollIntoView({ block: "center" });
    }
  }

  // `byKeyboard`: whether to say which keys go on from here.
  function choose(claim, byKeyboard = false) {
    const again = claim === choice;
    forget();
    if (again) return;
    choice = claim;
    claim.setAttribute("aria-pressed", "true");
    lit = (claim.dataset.w || "").split(" ").map($).filter(Boolean);
    const firsts = new Map();
    for (const piece of lit) {
      piece.classList.add("lit");
      piece.tabIndex = 0;
      piece.setAttribute("role", "button");
      if (!firsts.has(source(piece))) firsts.set(source(piece), piece);
    }
    for (const one of firsts.keys()) one.classList.add("lit");
    pane.classList.toggle("narrowed", firsts.size > 0);
    close.hidden = false;
    close.textContent = closing();
    if (!claim.isConnected) close.focus();  // it stood in the list of facts, which has gone
    const names = [...firsts.keys()].map((one) => one.dataset.n);
    chosen.textContent = lit.length
      ? `The words behind it, in ${plural(names.length, "source")}: ${names.join(", ")}.${byKeyboard ? " → goes to them, Esc ends." : ""}`
      : "Its words are not in these sources.";
    for (const piece of firsts.values()) show(piece);
    pane.scrollTop = 0;
    if (covers()) claim.scrollIntoView({ block: "start" });
  }

  function ask(piece) {
    if (asked) asked.classList.remove("asked");
    asked = piece;
    piece.classList.add("asked");
    const lines = piece.dataset.f.split(" ").map($).filter(Boolean).map((line) => {
      const copy = document.createElement("li");
      copy.append(...[...line.childNodes].map((node) => node.cloneNode(true)));
      return copy;
    });
    resting.replaceChildren(...lines);
    for (const claim of resting.querySelectorAll(".claim")) ready(claim);
    close.hidden = false;
    close.textContent = choice ? closing() : "Close";
    show(piece);
    chosen.textContent = `${plural(lines.length, "fact")} ${lines.length === 1 ? "rests" : "rest"} on these words.`;
  }

  function ready(claim) {
    claim.setAttribute("role", "button");
    claim.setAttribute("aria-pressed", "false");
  }

  function follow(ref) {
    const line = ref.closest("li, dd, div");
    const claim = line && line.querySelector(".claim");
    if (claim && claim !== choice) choose(claim);
    const piece = $(ref.hash.slice(1));
    if (piece && piece.classList.contains("w")) show(piece);
    else if (piece) piece.scrollIntoView();
  }

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest(".claim, .ref, .w, #close") : null;
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (target === close) {
      const back = choice;
      forget();
      if (back && back.isConnected) back.focus();
    } else if (target.matches(".claim")) choose(target, event.detail === 0);
    else if (target.matches(".ref")) follow(target);
    else if (!getSelection().isCollapsed) return;
    else ask(target);
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    const on = event.target;
    if (event.key === "Escape" && choice) {
      const back = choice;
      if (on === query || on.matches(".claim") && on === choice) forget();
      if (back.isConnected) back.focus();
    } else if (event.key === "Escape" && !close.hidden) forget();
    else if ((event.key === "Enter" || event.key === " ") && on.matches("[role=button]:not(button)")) {
      event.preventDefault();
      on.click();
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      const place = lit.indexOf(on);
      if (place < 0 && on !== choice) return;
      const next = lit[place + (event.key === "ArrowRight" ? 1 : -1)];
      if (!next && place === 0 && event.key === "ArrowLeft") choice.focus();
      if (!next) return;
      event.preventDefault();
      show(next);
      next.focus({ preventScroll: true });
    }
  });

  // Search: ranges are drawn over the text, which itself is not touched.
  let ranges = [], current = -1;
  function range(paragraph, start, end) {
    const made = document.createRange(), walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let before = 0, begun = false;
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const after = before + node.length;
      if (!begun && start < after) { made.setStart(node, start - before); begun = true; }
      if (end <= after) { made.setEnd(node, end - before); break; }
      before = after;
    }
    return made;
  }

  function search() {
    const wanted = query.value.trim().split(/\s+/).filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\\/-]/g, "\\$&"));
    ranges = [];
    current = -1;
    if (wanted.length) {
      const pattern = new RegExp(wanted.join("\\s+"), "giu");
      for (const paragraph of pane.querySelectorAll(".text p")) {
        for (const match of paragraph.textContent.matchAll(pattern)) ranges.push(range(paragraph, match.index, match.index + match[0].length));
        if (ranges.length >= 2000) break;
      }
      if (ranges.length) forget();
    }
    if (window.CSS && CSS.highlights) {
      CSS.highlights.set("found", new Highlight(...ranges));
      CSS.highlights.delete("current");
    }
    found.textContent = !wanted.length ? "" : ranges.length ? `${ranges.length} found` : "not found";
    if (ranges.length) go(1);
  }

  function go(step) {
    if (!ranges.length) return;
    current = (current + step + ranges.length) % ranges.length;
    const here = ranges[current];
    if (window.CSS && CSS.highlights) CSS.highlights.set("current", new Highlight(here));
    here.startContainer.parentElement.scrollIntoView({ block: "center" });
    const scroller = getComputedStyle(pane).overflowY === "auto" ? pane : window;
    scroller.scrollBy(0, here.getBoundingClientRect().top - innerHeight / 2);
    found.textContent = `${current + 1} of ${ranges.length}`;
  }

  query.disabled = false;
  query.addEventListener("input", search);
  $("search").addEventListener("submit", (event) => { event.preventDefault(); go(1); });
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.shiftKey) { event.preventDefault(); go(-1); }
  });

  for (const claim of document.querySelectorAll("main .claim")) ready(claim);
  root.classList.add("js");
  function chooseNamed() {
    const named = $(location.hash.slice(1));
    const claim = named && named.matches(".sentences > li") && named.querySelector(".claim");
    if (claim && claim !== choice) choose(claim);
  }
  chooseNamed();
  addEventListener("hashchange", chooseNamed);  // the address of another sentence, typed or gone back to
})();
