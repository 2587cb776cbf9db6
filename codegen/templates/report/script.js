"use strict";
// What nobody looks at yet is text: a page of ten thousand models would else take its time.
const fill = (box) => {
  const folded = box.querySelector(":scope > noscript");
  if (folded) folded.outerHTML = folded.textContent;
  box.style.minHeight = "";
};
document.addEventListener("toggle", (event) => event.target.open && fill(event.target), true);
document.querySelectorAll("details[open]").forEach(fill);

// Models come in chunks, and a chunk when it is nearly on the screen. A small page has them all, so that the browser's
// own search finds what is in them.
const SMALL = 10;
const chunks = [...document.querySelectorAll(".chunk")];
const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    fill(target);
  }
}, { rootMargin: "2000px" });
for (const chunk of chunks) {
  const height = `${chunk.dataset.models * 2.2}rem`;
  chunk.style.containIntrinsicSize = `auto ${height}`;
  chunk.style.minHeight = height;
  if (chunks.length <= SMALL) fill(chunk);
  else near.observe(chunk);
}
const find = (id) => {
  const isIn = (chunk) => chunk.querySelector(":scope > noscript")?.textContent.includes(` id="${id}"`);
  const found = document.getElementById(id);
  if (found) return found;
  const chunk = chunks.find(isIn);
  if (chunk) fill(chunk);
  return document.getElementById(id);
};

// A link leads to a model, or to a part of one, which is in the model's fold.
const show = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id) return;
  const target = find(id);
  document.querySelector(".target")?.classList.remove("target");
  // The browser finds the other parts of the page itself.
  if (!target?.matches(".m, tr")) return;
  const details = target.closest(".m");
  details.open = true;
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
  for (const chunk of chunks) {
    const folded = chunk.querySelector(":scope > noscript");
    const html = folded ? folded.textContent : chunk.innerHTML;
    for (const [, id, docs] of html.matchAll(/(?:<details class="m"|<tr) id="([^"]+)"[^>]*>(?:<td><b>([^<]*))?/g)) {
      const names = [plain(id.slice(id.lastIndexOf(".") + 1))];
      if (docs !== undefined) names.push(plain(docs));
      index.push({ id, names, all: plain(id), part: names.length - 1 });
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
