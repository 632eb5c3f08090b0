import { h, post } from "./dom.js";

// A menu that asks the app for its options while one types (external_select).

export function combobox(id, element, ask, chosen) {
  const list = h("ul", { role: "listbox", id: id + "-list", class: "options", hidden: true });
  const input = h("input", {
    id, role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": list.id,
    "aria-autocomplete": "list", placeholder: element.placeholder && element.placeholder.text,
  });
  const least = element.min_query_length === undefined ? 3 : element.min_query_length;
  let active = -1;
  let asked = 0;
  let timer = 0;
  const box = h("div", { class: "combobox" }, input, list);

  const choose = (option) => {
    box.chosen = option ? option.value : undefined;
    box.option = option;
    if (option) input.value = option.text.text;
    close();
    if (option && chosen) chosen();
  };
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const show = (options, empty) => {
    active = -1;
    list.replaceChildren(
      ...(options.length
        ? options.map((option, i) =>
            h("li", { role: "option", id: `${id}-${i}`, "aria-selected": "false",
              onmousedown: (e) => { e.preventDefault(); choose(option); } }, option.text.text))
        : [h("li", { class: "none" }, empty)]));
    list.offered = options;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };
  const move = (step) => {
    const options = [...list.querySelectorAll("[role=option]")];
    if (!options.length) return;
    active = (active + step + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    options[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active].id);
  };
  const look = async () => {
    const typed = input.value.trim();
    if (typed.length < least) return close();
    const mine = ++asked;
    const answer = await post("suggest", { ...ask(), text: typed });
    if (mine !== asked || document.activeElement !== input) return;
    const offered = answer.answer || {};
    const options = offered.options || (offered.option_groups || []).flatMap((group) => group.options);
    show(options, answer.note || "No result");
  };
  input.addEventListener("input", () => {
    box.chosen = undefined;
    clearTimeout(timer);
    timer = setTimeout(look, 200);
  });
  input.addEventListener("focus", () => { if (!box.chosen) look(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) look();
      else move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      if (active < 0) move(1);
      choose(list.offered[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  if (element.initial_option) {
    box.chosen = element.initial_option.value;
    box.option = element.initial_option;
    input.value = element.initial_option.text.text;
  }
  box.restore = (option) => { box.chosen = option.value; box.option = option; input.value = option.text.text; };
  return box;
}
