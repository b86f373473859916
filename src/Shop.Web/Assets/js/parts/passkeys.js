// Passkeys: <form data-passkey="get|create" data-options="/…"> asks the server for a challenge, the device for an answer, and sends
// it in the field "credential". The forms stay hidden where the browser knows no passkeys.
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const known = list => list?.map(one => ({ ...one, id: bytes(one.id) }));

async function challenge(form) {
  const answer = await fetch(form.dataset.options, {
    method: 'POST',
    headers: { 'X-Antiforgery': form.elements.namedItem('__RequestVerificationToken').value },
  });
  if (!answer.ok) throw new Error(`options: ${answer.status}`);
  return answer.json();
}

async function create(options) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: known(options.excludeCredentials),
    },
  });
  return {
    ...envelope(made),
    response: {
      clientDataJSON: text(made.response.clientDataJSON),
      attestationObject: text(made.response.attestationObject),
      transports: made.response.getTransports?.() ?? [],
    },
  };
}

async function get(options) {
  const found = await navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) },
  });
  const { clientDataJSON, authenticatorData, signature, userHandle } = found.response;
  return {
    ...envelope(found),
    response: {
      clientDataJSON: text(clientDataJSON),
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      userHandle: userHandle ? text(userHandle) : null,
    },
  };
}

const envelope = credential => ({
  id: credential.id,
  rawId: text(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment,
  clientExtensionResults: credential.getClientExtensionResults(),
});

async function send(form) {
  const error = form.querySelector('[data-passkey-error]');
  const button = form.querySelector('button');
  error.textContent = '';
  button.disabled = true;
  try {
    const options = await challenge(form);
    const credential = form.dataset.passkey === 'create' ? await create(options) : await get(options);
    form.elements.namedItem('credential').value = JSON.stringify(credential);
    form.submit();
  } catch (trouble) {
    button.disabled = false;
    // Closed by the person: nothing to say.
    if (trouble.name !== 'AbortError') error.textContent = form.dataset.failed;
  }
}

if (window.PublicKeyCredential && navigator.credentials) {
  document.querySelectorAll('form[data-passkey]').forEach(form => {
    form.hidden = false;
    form.addEventListener('submit', event => {
      event.preventDefault();
      send(form);
    });
  });
}
