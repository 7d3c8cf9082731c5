// Read before the body is drawn, so that components which need JavaScript do not jump into place.
// A page's policy forbids inline scripts, hence a file of its own.
document.documentElement.classList.add('js')
document.addEventListener('readystatechange', mark)
mark()

function mark () {
  if (!document.body) return
  document.body.classList.add('js-enabled')
  if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
}
