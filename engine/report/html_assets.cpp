#include "report/html_page.h"

namespace yichi::report {

// Contrast of every text to its ground is at least 4.5; a mark is also underlined, for print and for eyes
// that do not tell the colours apart.
std::string_view HtmlStyle() {
  return R"css(
:root { color-scheme: light; --error: #a11212; --warning: #7a4b00; --info: #0b5394; --undetermined: #4b4b4b;
  --exempt: #1e6b2e; --error-ground: #fde4e1; --warning-ground: #fff1cf; --info-ground: #e1eefb;
  --undetermined-ground: #ececec; --exempt-ground: #e2f3e5; }
* { box-sizing: border-box; }
body { margin: 0; color: #1b1b1b; background: #f6f6f4; font: 16px/1.7 "Noto Sans CJK SC", "Source Han Sans SC",
  "Microsoft YaHei", "PingFang SC", sans-serif; }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; align-items: center;
  padding: .5rem 1.2rem; background: #fff; border-bottom: 1px solid #767676; }
h1 { margin: 0; font-size: 1.2rem; } h2 { margin: 1rem 0 .5rem; font-size: 1.1rem; overflow-wrap: anywhere; }
h3 { margin: 0 0 .5rem; font-size: 1rem; } h4 { margin: 0; font-size: 1rem; }
header p { margin: 0; } form { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; align-items: center; }
fieldset { display: flex; flex-wrap: wrap; gap: .2rem .9rem; margin: 0; padding: 0; border: 0; }
legend { float: left; padding: 0 .8rem 0 0; }
label.error { color: var(--error); } label.warning { color: var(--warning); } label.info { color: var(--info); }
label.undetermined { color: var(--undetermined); } label.exempt { color: var(--exempt); }
.keys { color: #4b4b4b; } kbd { padding: 0 .35em; border: 1px solid #767676; border-radius: 3px; }
main { padding: 0 1.2rem 2rem; }
.assumed { margin: .4rem 0; padding: .4rem .8rem; border: 2px dashed var(--warning); background: #fff; }
.unread { color: var(--error); } .note { margin: .2rem 0; color: #4b4b4b; }
.columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.2rem; align-items: start; }
.text, .findings { max-height: calc(100vh - 8rem); overflow: auto; background: #fff; border: 1px solid #c8c8c4;
  border-radius: 4px; }
.text { padding: 2rem 2.5rem; font-family: "Noto Serif CJK SC", "Source Han Serif SC", FangSong, SimSun, serif; }
.text p { margin: 0 0 .6rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.text .title { font-size: 1.35rem; font-weight: bold; text-align: center; } .text .centred { text-align: center; }
.text .heading { font-weight: bold; }
.table { margin: 0 0 .8rem; overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
td { padding: .2rem .5rem; border: 1px solid #767676; vertical-align: top; } td p:last-child { margin: 0; }
mark { color: inherit; border-bottom: 2px solid; }
mark.error, li.error { background: var(--error-ground); border-color: var(--error); }
mark.warning, li.warning { background: var(--warning-ground); border-color: var(--warning); }
mark.info, li.info { background: var(--info-ground); border-color: var(--info); }
mark.undetermined, li.undetermined { background: var(--undetermined-ground); border-color: var(--undetermined); }
mark.exempt, li.exempt { background: var(--exempt-ground); border-color: var(--exempt); }
mark.off { background: none; border-color: transparent; }
mark.current { outline: 2px solid #1b1b1b; }
.number { display: inline-block; min-width: 1.5em; margin: 0 .15em; padding: 0 .3em; border-radius: 1em; color: #fff;
  font: bold .75rem/1.5 sans-serif; text-align: center; text-decoration: none; vertical-align: .15em; }
.number.error { background: var(--error); } .number.warning { background: var(--warning); }
.number.info { background: var(--info); } .number.undetermined { background: var(--undetermined); }
.number.exempt { background: var(--exempt); }
.findings { padding: 1rem; } ol { margin: 0; padding: 0; list-style: none; }
li { margin: 0 0 .7rem; padding: .6rem .8rem; border-left: 5px solid; border-radius: 3px; overflow-wrap: anywhere; }
li.current { outline: 2px solid #1b1b1b; } li p { margin: .3rem 0; white-space: pre-line; }
li.error .rank { color: var(--error); } li.warning .rank { color: var(--warning); } li.info .rank { color: var(--info); }
li.undetermined .rank { color: var(--undetermined); } li.exempt .rank { color: var(--exempt); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .7rem; margin: 0; font-size: .92rem; }
dt { color: #3d3d3d; } dd { margin: 0; } a { color: #0b4a8a; } a.number { color: #fff; }
:focus-visible { outline: 3px solid #0b5394; outline-offset: 1px; }
[hidden] { display: none; }
@media (max-width: 55rem) { .columns { grid-template-columns: minmax(0, 1fr); } header { position: static; }
  .text, .findings { max-height: none; } .text { padding: 1rem; } }
@page { size: A4; margin: 20mm; }
@media print { body { background: #fff; font-size: 11pt; } header { position: static; padding: 0 0 6pt; }
  form { display: none; } main { padding: 0; } .columns { display: block; }
  .text, .findings { max-height: none; overflow: visible; border: 0; padding: 0; } .findings { margin-top: 12pt; }
  li, tr { break-inside: avoid; } h2, h3 { break-after: avoid; }
  li, mark, .number { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .current { outline: 0 !important; } }
)css";
}

std::string_view HtmlScript() {
  return R"js(
(function () {
  'use strict';
  var items = Array.from(document.querySelectorAll('li[data-rank]'));
  var boxes = Array.from(document.querySelectorAll('form input'));
  var status = document.getElementById('status');
  var current = null;
  function shown() { return items.filter(function (item) { return !item.hidden; }); }
  function filter() {
    var on = {}, visible = {};
    boxes.forEach(function (box) { on[box.value] = box.checked; });
    items.forEach(function (item) {
      item.hidden = !on[item.dataset.rank];
      visible[item.id.slice(1)] = !item.hidden;
      var number = document.getElementById('at' + item.id.slice(1));
      if (number) number.hidden = item.hidden;
    });
    document.querySelectorAll('mark').forEach(function (mark) {
      mark.classList.toggle('off', !mark.dataset.of.split(' ').some(function (n) { return visible[n]; }));
    });
  }
  function mark(item) {
    document.querySelectorAll('.current').forEach(function (old) { old.classList.remove('current'); });
    current = item;
    item.classList.add('current');
    var number = item.id.slice(1);
    document.querySelectorAll('mark').forEach(function (m) {
      if (m.dataset.of.split(' ').indexOf(number) >= 0) m.classList.add('current');
    });
    var list = shown();
    status.textContent = status.dataset.text.replace('{0}', list.indexOf(item) + 1).replace('{1}', list.length);
  }
  function show(item) {
    mark(item);
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: 'nearest' });
    var place = document.getElementById('at' + item.id.slice(1));
    if (place) place.scrollIntoView({ block: 'center' });
  }
  function move(step) {
    var list = shown();
    if (!list.length) return;
    var at = list.indexOf(current);
    show(list[at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + step, 0), list.length - 1)]);
  }
  boxes.forEach(function (box) { box.addEventListener('change', filter); });
  document.querySelector('form').addEventListener('submit', function (event) { event.preventDefault(); });
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'j') move(1);
    if (event.key === 'k') move(-1);
  });
  document.addEventListener('click', function (event) {
    var link = event.target.closest('a[href^="#f"]');
    var item = link ? document.getElementById(link.getAttribute('href').slice(1)) : event.target.closest('li[data-rank]');
    if (!item) return;
    if (link) { event.preventDefault(); mark(item); item.focus({ preventScroll: true }); item.scrollIntoView({ block: 'center' }); }
    else mark(item);
  });
  filter();
})();
)js";
}

}  // namespace yichi::report
