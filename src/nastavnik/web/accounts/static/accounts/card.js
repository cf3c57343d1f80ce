// The code of a card comes behind the «#» of its address: it is never sent in an address, only typed into the form.
"use strict";
(() => {
  const field = document.querySelector("[name=code]");
  const code = decodeURIComponent(location.hash.slice(1));
  if (!field || !/^[A-Za-z0-9-]{8,20}$/.test(code)) return;
  field.value = code;
  history.replaceState(null, "", location.pathname);
  field.focus();
})();
