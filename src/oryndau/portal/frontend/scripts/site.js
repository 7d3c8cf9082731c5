// Behaviour that every page shares. Pages work without it.
import htmx from 'htmx.org/dist/htmx.esm.js'
import {
  Button, CharacterCount, Checkboxes, createAll, ErrorSummary, NotificationBanner, Radios,
  ServiceNavigation, SkipLink, Tabs
} from 'govuk-frontend'
import { forgetWhenLeft, sendOnce } from './forms.js'

const COMPONENTS = [
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation,
  SkipLink, Tabs
]

function start (scope) {
  for (const component of COMPONENTS) createAll(component, undefined, { scope, onError: () => {} })
}

// The page's policy allows neither evaluated code nor inline styles.
Object.assign(htmx.config, { allowEval: false, includeIndicatorStyles: false, selfRequestsOnly: true, allowScriptTags: false })
// Django's token travels in a header; the form's own hidden field serves pages without JavaScript.
document.addEventListener('htmx:configRequest', event => {
  const token = document.querySelector('input[name=csrfmiddlewaretoken], meta[name=csrf-token]')
  if (token) event.detail.headers['X-CSRFToken'] = token.value ?? token.content
})
document.addEventListener('htmx:afterSwap', event => start(event.detail.target))

start(document)
sendOnce(document)
forgetWhenLeft(window)
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
