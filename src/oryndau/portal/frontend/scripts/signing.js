// The signing panel: one request at a time, every state said in words, nothing sent but what the person signed.
import { Cancelled, NotStarted, request, signature } from './ask.js'

// State names are those of the panel's messages: [data-signing-message="…"].
const STATES = { connecting: 'busy', waiting: 'busy', sending: 'busy', 'not-started': 'stopped', cancelled: 'stopped', error: 'stopped' }

class Panel {
  constructor (form) {
    this.form = form
    this.busy = false
    this.button = form.querySelector('[data-signing-start]')
    this.retryText = this.button.dataset.retry
    this.live = form.querySelector('[data-signing-live]')
    form.addEventListener('submit', event => {
      event.preventDefault()
      this.start()
    })
    this.button.hidden = false
    form.dataset.signingReady = 'yes'
  }

  async start () {
    if (this.busy) return
    this.busy = true
    try {
      this.show('connecting')
      const cms = await signature(request(this.form), () => this.show('waiting'))
      this.show('sending')
      this.send(cms)
      return // stays busy: the page is being left
    } catch (error) {
      this.fail(error)
    }
    this.busy = false
  }

  send (cms) {
    this.form.querySelector('input[name=cms]').value = cms
    // HTMLFormElement.submit() does not raise the event that asked for the signature.
    HTMLFormElement.prototype.submit.call(this.form)
  }

  fail (error) {
    if (error instanceof NotStarted) return this.show('not-started')
    if (error instanceof Cancelled) return this.show('cancelled')
    this.show('error', error.message)
  }

  show (state, details = '') {
    this.form.dataset.signingState = state
    this.button.setAttribute('aria-disabled', String(STATES[state] === 'busy'))
    if (STATES[state] === 'stopped') this.button.textContent = this.retryText
    const message = this.form.querySelector(`template[data-signing-message="${state}"]`)
    const content = message.content.cloneNode(true)
    const place = content.querySelector('[data-signing-details]')
    if (place) place.textContent = details
    this.live.className = `signing__live signing__live--${STATES[state]}`
    this.live.replaceChildren(content)
  }

  /** A page taken back from the browser's memory: the session may be used up, and the server will say so. */
  reset () {
    this.busy = false
    this.button.setAttribute('aria-disabled', 'false')
    this.live.replaceChildren()
    delete this.form.dataset.signingState
  }
}

const panels = [...document.querySelectorAll('form[data-signing]')].map(form => new Panel(form))
window.addEventListener('pageshow', event => {
  if (event.persisted) panels.forEach(panel => panel.reset())
})
