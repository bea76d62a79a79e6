// Passkeys: a form marked data-passkey asks the browser for a credential, puts it into its hidden field and sends itself.
// "create" makes a key, "get" uses one of this account's, "login" any key, whose questions come from the form's own address.
const fromText = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0))
const toText = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
const known = list => (list || []).map(one => ({ ...one, id: fromText(one.id) }))

async function create (options, alone) {
  const asked = { ...options.publicKey }
  asked.challenge = fromText(asked.challenge)
  asked.user = { ...asked.user, id: fromText(asked.user.id) }
  asked.excludeCredentials = known(asked.excludeCredentials)
  asked.authenticatorSelection = { ...asked.authenticatorSelection, residentKey: alone ? 'required' : 'discouraged', requireResidentKey: alone }
  if (alone) asked.authenticatorSelection.userVerification = 'required'
  const made = await navigator.credentials.create({ publicKey: asked })
  return spoken(made, { attestationObject: toText(made.response.attestationObject) })
}

async function get (options) {
  const asked = { ...options.publicKey }
  asked.challenge = fromText(asked.challenge)
  asked.allowCredentials = known(asked.allowCredentials)
  const found = await navigator.credentials.get({ publicKey: asked })
  const { authenticatorData, signature, userHandle } = found.response
  return spoken(found, { authenticatorData: toText(authenticatorData), signature: toText(signature), userHandle: userHandle ? toText(userHandle) : null })
}

const spoken = (one, response) => ({
  type: one.type, id: one.id, rawId: toText(one.rawId), authenticatorAttachment: one.authenticatorAttachment,
  clientExtensionResults: one.getClientExtensionResults(), response: { clientDataJSON: toText(one.response.clientDataJSON), ...response }
})

async function asked (form) {
  if (form.dataset.passkey !== 'login') return JSON.parse(form.dataset.options)
  const answer = await fetch(form.action, { headers: { Accept: 'application/json' } })
  return (await answer.json()).request_options
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.addEventListener('submit', async event => {
    event.preventDefault()
    const said = form.querySelector('[data-passkey-said]')
    try {
      const alone = form.elements.passwordless ? form.elements.passwordless.checked : false
      const options = await asked(form)
      const found = form.dataset.passkey === 'create' ? await create(options, alone) : await get(options)
      form.elements.credential.value = JSON.stringify(found)
      form.submit()
    } catch (error) {
      said.hidden = false
      said.textContent = `${document.documentElement.lang === 'en' ? 'The passkey was not used' : 'Chưa dùng được khóa bảo mật'}: ${error.message}`
    }
  })
}
