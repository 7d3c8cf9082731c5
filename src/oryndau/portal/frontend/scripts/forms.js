// A form that changes something is sent once, however often its button is pressed.
const SENT = 'sent'

/** Mark a form when it is sent and swallow the second sending; the server refuses doubles by itself as well. */
export function sendOnce (document) {
  document.addEventListener('submit', event => {
    const form = event.target
    if (form.method !== 'post' || form.hasAttribute('data-signing') || form.hasAttribute('data-repeatable')) return
    if (form.dataset[SENT]) {
      event.preventDefault()
      return
    }
    if (event.defaultPrevented) return
    form.dataset[SENT] = 'yes'
    // Buttons keep their place in the tab order: a disabled button would lose a keyboard user's focus.
    for (const button of form.querySelectorAll('button[type=submit], button:not([type])')) {
      button.setAttribute('aria-disabled', 'true')
    }
  })
}

/** A page taken back from the browser's memory may be sent again. */
export function forgetWhenLeft (window) {
  window.addEventListener('pageshow', event => {
    if (!event.persisted) return
    for (const form of document.querySelectorAll(`form[data-${SENT}]`)) {
      delete form.dataset[SENT]
      for (const button of form.querySelectorAll('button[aria-disabled]')) button.removeAttribute('aria-disabled')
    }
  })
}
