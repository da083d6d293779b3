/**
 * Texts that would do something where a text is taken for markup, script, address, style, macro or format. What they
 * would do is load an address with the word below in it, or set a property of that name.
 */
export const canary = "clause10canary";

const act = `top.${canary}=1`;
const load = `//127.0.0.1:9/${canary}`;

const scripts = [
  `<script>${act}</script>`,
  `<script src=${load}.js></script>`,
  `<img src=x onerror=${act}>`,
  `<img src=${load}.png>`,
  `<svg onload=${act}>`,
  `<svg><script>${act}</script></svg>`,
  `<svg><a xlink:href="javascript:${act}"><text y=20>x</text></a></svg>`,
  `<iframe src="javascript:${act}"></iframe>`,
  `<iframe srcdoc="<script>${act}</script>"></iframe>`,
  `<object data=${load}></object>`,
  `<embed src=${load}>`,
  `<link rel=stylesheet href=${load}.css>`,
  `<style>@import "${load}.css";</style>`,
  `<meta http-equiv=refresh content="0;url=${load}">`,
  `<base href=${load}/>`,
  `<form action=${load}><input autofocus onfocus=${act}></form>`,
  `<body onload=${act}>`,
  `<details open ontoggle=${act}>`,
  `<video src=${load}.mp4 onerror=${act}>`,
  `<a href="javascript:${act}">x</a>`,
  `<math><mi xlink:href="data:text/html,<script>${act}</script>">x</mi></math>`,
  `<template><script>${act}</script></template>`,
  `<input type=image src=${load}.gif>`,
  `<x style="background:url(${load}.png)">`,
];
/** Out of what a text might stand in. */
const breakouts = [
  "",
  '">',
  "'>",
  "</textarea>",
  "</title>",
  "</script>",
  "</style>",
  "</pre>",
  "-->",
  "]]>",
  "`}",
  "\u0000",
  "}}",
  '"}]}',
  "</option></select>",
];
/** As somebody writes them who knows of filters. */
const disguises: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/<(\w)/g, (_, letter: string) => `<${letter.toUpperCase()}`),
  (text) => text.replaceAll(" ", "/"),
];
const others = [
  `javascript:${act}`,
  `data:text/html,<script>${act}</script>`,
  `{{include(${canary})}}`,
  "{{macro_list}}",
  "{{collapse(Clause 10 record)\n<pre>\n{}\n</pre>\n}}",
  `!${load}.png!`,
  `![x](${load}.png)`,
  `"x":javascript:${act}`,
  `[x](javascript:${act})`,
  `\${${act}}`,
  `#{${act}}`,
  `{{constructor.constructor('${act}')()}}`,
  `=HYPERLINK("http:${load}")`,
  "__proto__",
  "constructor",
  "[object Object]",
  "%s%s%n",
  "../../../../etc/passwd",
  "'; DROP TABLE issues; --",
  "\u202Eevil\u202C",
  "\uFEFF\u200B",
  "a".repeat(900),
];

/** More than a thousand, each another. */
export const attacks: readonly string[] = [
  ...new Set([
    ...breakouts.flatMap((out) => scripts.flatMap((script) => disguises.map((hide) => out + hide(script)))),
    ...others,
  ]),
];
