#pragma once

#include <string_view>

namespace linli::api {

/// Style and script of the reference page; they stand in the page and are allowed by their hashes.
inline constexpr std::string_view reference_style = R"css(
:root{--paper:#fbfaf7;--ink:#1f2421;--soft:#5d665f;--line:#dfdcd3;--card:#fff;--accent:#0b6b57;--code:#f1efe8;
--get:#0b6b57;--post:#8a4b08;--put:#5b3fa0;--patch:#5b3fa0;--delete:#a32035}
@media(prefers-color-scheme:dark){:root{--paper:#151817;--ink:#e6e8e4;--soft:#9aa39c;--line:#2d3330;--card:#1b1f1d;
--accent:#5cc4a8;--code:#232826;--get:#5cc4a8;--post:#e0a458;--put:#b39ddb;--patch:#b39ddb;--delete:#ef8090}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.65 system-ui,"Noto Sans CJK SC","PingFang SC",
"Microsoft YaHei",sans-serif}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
code,pre,.path{font-family:ui-monospace,
SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Noto Sans Mono CJK SC",monospace;
font-size:.88em}
code{background:var(--code);padding:.1em .35em;border-radius:4px;overflow-wrap:anywhere}
pre{background:var(--code);padding:.8rem 1rem;border-radius:8px;overflow-x:auto;line-height:1.5}
pre code{background:none;padding:0;overflow-wrap:normal}
.frame{display:grid;grid-template-columns:17.5rem minmax(0,1fr);max-width:90rem;margin:0 auto}
nav{position:sticky;top:0;align-self:start;height:100vh;overflow-y:auto;padding:1.4rem 1rem 3rem 1.4rem;
border-right:1px solid var(--line);font-size:.9rem}
nav h2{font-size:.8rem;color:var(--soft);margin:1.1rem 0 .2rem;font-weight:600}
nav ul{list-style:none;margin:0;padding:0}nav li a{display:block;padding:.12rem 0;color:var(--ink);overflow:hidden;
text-overflow:ellipsis;white-space:nowrap}
nav input{width:100%;font:inherit;padding:.45rem .6rem;border:1px solid var(--line);border-radius:8px;
background:var(--card);color:var(--ink)}
nav>details>summary{display:none}
main{padding:1.6rem 2.2rem 6rem;min-width:0}
h1{font-size:1.7rem;margin:.2rem 0 .2rem;line-height:1.3}
h2.room{margin:2.6rem 0 .8rem;font-size:1.2rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
h3{font-size:.95rem;margin:1.3rem 0 .4rem}
.lead{color:var(--soft);margin:.1rem 0 1rem}
.top{display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:baseline;justify-content:space-between}
details.op,details.schema{background:var(--card);border:1px solid var(--line);border-radius:10px;margin:.55rem 0}
details.op>summary,details.schema>summary{cursor:pointer;padding:.6rem .9rem;list-style:none;display:flex;
flex-wrap:wrap;gap:.15rem .8rem;align-items:baseline}
summary::-webkit-details-marker{display:none}
details.op>div,details.schema>div{padding:.1rem .95rem 1rem;border-top:1px solid var(--line)}
summary:focus-visible,a:focus-visible,input:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.verb{font-weight:700;font-size:.78rem;min-width:3.6rem;letter-spacing:.03em}
.get{color:var(--get)}.post{color:var(--post)}.put{color:var(--put)}.patch{color:var(--patch)}
.delete{color:var(--delete)}
.path{overflow-wrap:anywhere}.title{color:var(--soft)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th{text-align:left;color:var(--soft);font-weight:600;font-size:.8rem}
th,td{border-bottom:1px solid var(--line);padding:.35rem .6rem .35rem 0;vertical-align:top}
td:first-child,td:first-child code{white-space:nowrap}td:last-child{min-width:9rem}
.note{color:var(--soft);font-size:.86rem}
.tag{display:inline-block;border:1px solid var(--line);border-radius:99px;padding:0 .55rem;font-size:.78rem;
color:var(--soft);margin:.1rem .25rem .1rem 0}
.must{color:var(--delete)}
[hidden]{display:none!important}
main ul{padding-left:1.3rem}
@media(max-width:60rem){.frame{display:block}nav{position:static;height:auto;border-right:0;
border-bottom:1px solid var(--line);padding:.8rem 1rem}nav>details>summary{display:block;cursor:pointer;padding:.3rem 0;
font-weight:600}main{padding:1rem 1rem 4rem}h1{font-size:1.35rem}}
@media print{nav{display:none}.frame{display:block}}
)css";

inline constexpr std::string_view reference_script = R"js(
(function(){
var wide=window.matchMedia("(min-width:60.01rem)"),menu=document.getElementById("menu");
function fold(){menu.open=wide.matches}
fold();wide.addEventListener("change",fold);
function reveal(){var id=decodeURIComponent(location.hash.slice(1)),at=id&&document.getElementById(id);
if(at&&at.tagName==="DETAILS"){at.open=true;at.scrollIntoView()}}
addEventListener("hashchange",reveal);reveal();
document.getElementById("find").addEventListener("input",function(e){
var wanted=e.target.value.trim().toLowerCase();
document.querySelectorAll("[data-words]").forEach(function(n){
n.hidden=wanted!==""&&n.dataset.words.toLowerCase().indexOf(wanted)<0});
document.querySelectorAll("[data-room]").forEach(function(n){
n.hidden=!n.querySelector("[data-words]:not([hidden])")});
});
})();
)js";

}  // namespace linli::api
