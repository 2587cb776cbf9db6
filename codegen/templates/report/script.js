"use strict";
// What is folded away is text until it is opened: a page of ten thousand models would else take its time.
const fill = (details) => {
  const folded = details.querySelector(":scope > noscript");
  if (folded) folded.outerHTML = folded.textContent;
};
document.addEventListener("toggle", (event) => event.target.open && fill(event.target), true);
document.querySelectorAll("details[open]").forEach(fill);

// A link leads to a model, or to a part of one, which is in the model's fold.
const show = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id) return;
  const model = document.getElementById(id) || document.getElementById(id.slice(0, id.lastIndexOf(".")));
  document.querySelector(".target")?.classList.remove("target");
  // The browser finds the other parts of the page itself.
  if (!(model instanceof HTMLElement && model.matches(".m, tr"))) return;
  const details = model.closest(".m");
  fill(details);
  details.open = true;
  const target = document.getElementById(id) || details;
  target.classList.add("target");
  target.scrollIntoView();
  details.querySelector("summary").focus({ preventScroll: true });
};
addEventListener("hashchange", show);
// A link to where we are already is no change.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (link && link.hash === location.hash) show();
});

const query = document.getElementById("query");
const hits = document.getElementById("hits");
const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const MOST = 60;

// Every model and every part of one, by what is left of its names in Rust and in the docs without case and punctuation:
// `click_count` is found by `clickCount`, too.
let index;
const build = () => {
  index = [];
  for (const details of document.querySelectorAll("details.m")) {
    const end = details.id.lastIndexOf(".") + 1;
    index.push({ id: details.id, names: [plain(details.id.slice(end))], all: plain(details.id), part: 0 });
    const folded = details.querySelector(":scope > noscript");
    const html = folded ? folded.textContent : details.innerHTML;
    for (const [, id, docs] of html.matchAll(/<tr id="([^"]+)"><td><b>([^<]*)/g)) {
      index.push({ id, names: [plain(id.slice(details.id.length + 1)), plain(docs)], all: plain(id), part: 1 });
    }
  }
};

const found = (wanted) => {
  const rank = (it) => {
    if (it.names.includes(wanted)) return it.part;
    if (it.names.some((name) => name.startsWith(wanted))) return 2 + it.part;
    if (it.names.some((name) => name.includes(wanted))) return 4 + it.part;
    return it.all.includes(wanted) ? 6 + it.part : -1;
  };
  const ranks = Array.from({ length: 8 }, () => []);
  for (const it of index) {
    const at = rank(it);
    if (at >= 0) ranks[at].push(it);
  }
  return ranks.flat();
};

const search = () => {
  const wanted = plain(query.value);
  hits.hidden = !wanted;
  if (!wanted) return;
  if (!index) build();
  const all = found(wanted);
  const list = document.createElement("ul");
  for (const it of all.slice(0, MOST)) {
    const link = document.createElement("a");
    link.href = "#" + it.id;
    const cut = it.part ? it.id.lastIndexOf(".", it.id.lastIndexOf(".") - 1) + 1 : it.id.lastIndexOf(".") + 1;
    const name = document.createElement("b");
    name.textContent = it.id.slice(cut);
    link.append(name, " ", Object.assign(document.createElement("small"), { textContent: it.id.slice(0, cut).replace(/\.$/, "") }));
    const row = document.createElement("li");
    row.append(link);
    list.append(row);
  }
  const count = document.createElement("p");
  count.setAttribute("role", "status");
  count.textContent = all.length > MOST ? `${MOST} of ${all.length}` : all.length ? `${all.length} found` : "Nothing is called like that.";
  hits.replaceChildren(count, list);
};

const close = () => {
  hits.hidden = true;
};
query.addEventListener("input", search);
query.addEventListener("focus", () => {
  // It takes a moment on large pages: before the first letter.
  setTimeout(() => index || build());
  search();
});
hits.addEventListener("click", (event) => event.target.closest("a") && close());
document.addEventListener("pointerdown", (event) => event.target.closest("#search") || close());
document.addEventListener("keydown", (event) => {
  const links = [...hits.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  const isInside = document.activeElement === query || at >= 0;
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    query.focus();
    query.select();
  } else if (isInside && event.key === "Escape") {
    if (hits.hidden) query.value = "";
    close();
    query.focus();
    close();
  } else if (isInside && event.key === "ArrowDown") {
    links[at + 1]?.focus();
  } else if (isInside && event.key === "ArrowUp") {
    (links[at - 1] ?? query).focus();
  } else if (event.key === "Enter" && document.activeElement === query) {
    links[0]?.click();
  } else {
    return;
  }
  event.preventDefault();
});
document.getElementById("search").hidden = false;
show();
