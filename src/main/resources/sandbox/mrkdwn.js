import { h } from "./dom.js";

// The part of Slack's mrkdwn that apps use, as nodes. `names` resolves people and channels.

const TOKEN =
  /<([^<>\n]+)>|```([^]*?)```|`([^`\n]+)`|(?<!\w)\*(\S(?:[^*\n]*\S)?)\*(?!\w)|(?<!\w)_(\S(?:[^_\n]*\S)?)_(?!\w)|(?<!\w)~(\S(?:[^~\n]*\S)?)~(?!\w)|:([a-z_]+):|\n/g;
const EMOJI = {
  white_check_mark: "✔", heavy_check_mark: "✔", warning: "⚠", lock: "🔒", x: "✘",
  rotating_light: "🚨", bell: "🔔", eyes: "👀", wave: "👋", tada: "🎉", red_circle: "🔴",
  large_yellow_circle: "🟡", large_green_circle: "🟢",
};

const plain = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

export function mrkdwn(text, names) {
  const nodes = [];
  let end = 0;
  for (const hit of (text || "").matchAll(TOKEN)) {
    if (hit.index > end) nodes.push(plain(text.slice(end, hit.index)));
    end = hit.index + hit[0].length;
    const [all, angle, block, code, bold, italic, struck, emoji] = hit;
    if (angle) nodes.push(reference(angle, names));
    else if (block) nodes.push(h("pre", {}, plain(block)));
    else if (code) nodes.push(h("code", {}, plain(code)));
    else if (bold) nodes.push(h("strong", {}, mrkdwn(bold, names)));
    else if (italic) nodes.push(h("em", {}, mrkdwn(italic, names)));
    else if (struck) nodes.push(h("s", {}, mrkdwn(struck, names)));
    else if (emoji) nodes.push(EMOJI[emoji] || all);
    else nodes.push(h("br"));
  }
  if (text && end < text.length) nodes.push(plain(text.slice(end)));
  return nodes;
}

/** A text object of either kind, or a bare string as mrkdwn. */
export function words(text, names) {
  if (!text) return [];
  if (typeof text === "string") return mrkdwn(text, names);
  return text.type === "plain_text" ? [text.text] : mrkdwn(text.text, names);
}

export function link(url, label, names, props = {}) {
  if (!/^https?:\/\//.test(url)) return h("span", {}, label);
  return h("a", { href: names.local(url), target: "_blank", rel: "noreferrer", ...props }, label);
}

function reference(inner, names) {
  const bar = inner.indexOf("|");
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? "" : plain(inner.slice(bar + 1));
  if (target.startsWith("@")) return h("span", { class: "mention" }, "@" + names.person(target.slice(1)));
  if (target.startsWith("#")) return h("span", { class: "mention" }, "#" + names.channel(target.slice(1)));
  if (target.startsWith("!date^")) return date(target.split("^"), label);
  if (target.startsWith("!")) return h("span", { class: "mention" }, "@" + (label || target.slice(1)));
  return link(plain(target), label || plain(target), names);
}

function date([, seconds, format], fallback) {
  const time = new Date(Number(seconds) * 1000);
  if (Number.isNaN(time.getTime()) || !format) return fallback;
  const day = time.toLocaleDateString("en", { month: "short", day: "numeric", year: "numeric" });
  const clock = time.toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit" });
  const shown = format
    .replace(/\{date_num\}/g, time.toISOString().slice(0, 10))
    .replace(/\{date[a-z_]*\}/g, day)
    .replace(/\{time_secs\}/g, time.toLocaleTimeString("en"))
    .replace(/\{time\}/g, clock);
  return h("time", { datetime: time.toISOString(), title: fallback }, shown);
}
