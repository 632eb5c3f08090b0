import { h } from "./dom.js";
import { words } from "./mrkdwn.js";
import { combobox } from "./combobox.js";

// The inputs of a modal. Each field has read() (undefined: nothing chosen) and write(kept).

const optionsOf = (element) =>
  element.options || (element.option_groups || []).flatMap((group) => group.options);

export function field(block, element, names, view) {
  const name = block.block_id + "/" + element.action_id;
  const id = "f-" + name.replace(/[^\w-]/g, "-");
  const told = block.type !== "input" || block.dispatch_action ? () => view.act(name) : undefined;
  const made = control(id, element, names, { ...view, told, menu: name });
  const error = h("p", { class: "error", id: id + "-error", role: "alert", hidden: true });
  const hint = block.hint ? h("p", { class: "help", id: id + "-hint" }, block.hint.text) : null;
  const label = (block.label ? block.label.text : element.placeholder && element.placeholder.text) || "";
  const about = [hint && hint.id, error.id].filter(Boolean).join(" ");
  const optional = block.optional ? h("span", { class: "optional" }, " (optional)") : null;
  let whole;
  if (made.group) {
    whole = h("fieldset", { class: "field", "aria-describedby": about },
      h("legend", {}, label, optional), hint, made.element, error);
  } else {
    made.input.setAttribute("aria-describedby", about);
    whole = h("div", { class: "field" }, h("label", { for: id }, label, optional), made.element, hint, error);
  }
  return {
    name, blockId: block.block_id, whole, read: made.read, write: made.write, keep: made.keep || made.read,
    fail(text) {
      error.textContent = text || "";
      error.hidden = !text;
      const marked = made.group ? whole : made.input;
      if (text) marked.setAttribute("aria-invalid", "true");
      else marked.removeAttribute("aria-invalid");
    },
    focus: () => (made.input || whole.querySelector("input")).focus(),
  };
}

function control(id, element, names, view) {
  const changed = view.told;
  switch (element.type) {
    case "checkboxes":
    case "radio_buttons": return ticks(id, element, names, changed);
    case "static_select": return menu(id, element, changed);
    case "conversations_select":
      return menu(id, { ...element, options: names.channels().map(([value, text]) => ({ value, text: { text } })) }, changed);
    case "external_select": {
      const box = combobox(id, element, () => ({ user: view.user, view: view.id, menu: view.menu }), changed);
      return { element: box, input: box.querySelector("input"), read: () => box.chosen,
        keep: () => box.chosen && box.option, write: box.restore };
    }
    default: {
      const tag = element.multiline ? "textarea" : "input";
      const input = h(tag, { id, value: element.initial_value || "", maxlength: element.max_length,
        placeholder: element.placeholder && element.placeholder.text, onchange: changed });
      return { element: input, input, read: () => input.value, write: (kept) => { input.value = kept; } };
    }
  }
}

function ticks(id, element, names, changed) {
  const radio = element.type === "radio_buttons";
  const first = radio ? [element.initial_option] : element.initial_options || [];
  const initial = new Set(first.filter(Boolean).map((option) => option.value));
  const box = h("div", { class: "ticks" }, optionsOf(element).map((option) =>
    h("label", {},
      h("input", { type: radio ? "radio" : "checkbox", name: id, value: option.value,
        checked: initial.has(option.value), onchange: changed }),
      h("span", {}, words(option.text, names),
        option.description ? h("small", {}, words(option.description, names)) : null))));
  const inputs = () => [...box.querySelectorAll("input")];
  const read = () => {
    const on = inputs().filter((input) => input.checked).map((input) => input.value);
    return radio ? on[0] : on;
  };
  const write = (kept) => inputs().forEach((input) => { input.checked = [kept].flat().includes(input.value); });
  return { element: box, group: true, read, write };
}

function menu(id, element, changed) {
  const initial = element.initial_option && element.initial_option.value;
  const empty = h("option", { value: "" }, (element.placeholder && element.placeholder.text) || "Choose");
  const select = h("select", { id, onchange: changed }, empty,
    optionsOf(element).map((option) => h("option", { value: option.value }, option.text.text)));
  select.value = initial || "";
  return { element: select, input: select, read: () => select.value || undefined,
    write: (kept) => { select.value = kept; } };
}
