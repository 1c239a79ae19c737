/* Shows a pledge of Cradle: <script src=".../embed.js" data-pledge="CODE" async></script>
   No cookie, no storage, nothing from anybody else. data-lang and data-via may be added. */
(function () {
  "use strict";
  var script = document.currentScript;
  if (!script || !script.dataset.pledge) return;
  var home = new URL(script.src).origin;
  var query = new URLSearchParams();
  var language = script.dataset.lang || document.documentElement.lang;
  if (language) query.set("lang", language);
  if (script.dataset.via) query.set("via", script.dataset.via);
  var frame = document.createElement("iframe");
  frame.src = home + "/embed/pledges/" + encodeURIComponent(script.dataset.pledge) + "/?" + query;
  frame.title = "Cradle";
  frame.style.width = "100%";
  frame.style.height = "90rem";
  frame.style.border = "0";
  var seen = false;
  frame.addEventListener("load", function () {
    if (seen) frame.scrollIntoView({ block: "nearest" });
    seen = true;
  });
  window.addEventListener("message", function (event) {
    var told = event.data;
    if (event.origin !== home || event.source !== frame.contentWindow) return;
    if (!told || told.cradle !== "size") return;
    if (told.height > 0 && told.height < 20000) frame.style.height = told.height + "px";
    if (typeof told.title === "string") frame.title = told.title;
  });
  script.parentNode.insertBefore(frame, script.nextSibling);
})();
