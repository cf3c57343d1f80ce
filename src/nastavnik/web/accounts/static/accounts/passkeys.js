// Passkeys: the page's challenge goes to the browser, the browser's answer goes into the form as text.
"use strict";
(() => {
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const told = document.getElementById("challenge");
  const form = document.querySelector("form[data-passkey]");
  const trouble = document.querySelector("[data-passkey-trouble]");
  if (!told || !form) return;

  const options = JSON.parse(told.textContent);
  const known = options.publicKey || options;
  const asked = () => ({
    ...known,
    challenge: bytes(known.challenge),
    ...(known.user && { user: { ...known.user, id: bytes(known.user.id) } }),
    ...(known.excludeCredentials && { excludeCredentials: known.excludeCredentials.map((key) => ({ ...key, id: bytes(key.id) })) }),
    ...(known.allowCredentials && { allowCredentials: known.allowCredentials.map((key) => ({ ...key, id: bytes(key.id) })) }),
  });
  const plain = (key) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
      if (key.response[name]) response[name] = text(key.response[name]);
    return { id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: {} };
  };
  const ask = async (verb) => {
    trouble.hidden = true;
    try {
      const key = await navigator.credentials[verb]({ publicKey: asked() });
      form.elements.answer.value = JSON.stringify(plain(key));
      HTMLFormElement.prototype.submit.call(form);
    } catch {
      trouble.hidden = false;
      form.querySelectorAll("[type=submit]").forEach((button) => (button.disabled = false));
    }
  };

  if (form.dataset.passkey === "create")
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      ask("create");
    }, true);
  document.querySelector("[data-passkey-button]")?.addEventListener("click", () => ask("get"));
})();
