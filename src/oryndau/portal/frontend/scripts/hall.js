// The test page of a candidate (C-11). The page works without this script; with it answers are saved as soon as they
// are chosen, the paper is there while the connection is lost, and what could not be sent is kept and sent again.
const PATIENCE = 8000
const BEAT = 20000
const WAITS = [1000, 2000, 4000, 5000]
const TELL = [30, 10, 5, 1]

const root = document.getElementById('hall')
const read = id => JSON.parse(document.getElementById(id).textContent)
const token = () => document.querySelector('input[name=csrfmiddlewaretoken]').value

/** Send; resolves with status and answer. Rejects when the server cannot be reached or cannot work. */
async function post (address, body) {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE)
  const form = body instanceof URLSearchParams
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body: form ? body : JSON.stringify(body),
      headers: { 'X-CSRFToken': token(), ...(form ? {} : { 'Content-Type': 'application/json' }) },
      redirect: 'error',
      signal: stop.signal
    })
    if (answer.status >= 500) throw new Error('unavailable')
    return { status: answer.status, told: await answer.json().catch(() => ({})) }
  } finally {
    clearTimeout(timer)
  }
}

function waiting () {
  const state = document.getElementById('hall-state')
  setInterval(async () => {
    try {
      const { told } = await post(root.dataset.alive, new URLSearchParams())
      if (told.state !== 'seated') location.reload()
      else say(state.dataset.waiting)
    } catch {
      say(state.dataset.offline)
    }
  }, 4000)
  function say (words) {
    if (state.textContent !== words) state.textContent = words
  }
}

/** What waits to be sent, one after the other, kept in the browser until the server has acknowledged it. */
class Outbox {
  constructor (name, send, told) {
    Object.assign(this, { name, send, told, items: [], busy: false, failures: 0, last: 0 })
    for (const key of Object.keys(localStorage).filter(key => key.startsWith(name)).sort()) {
      const item = JSON.parse(localStorage.getItem(key))
      this.items.push(item)
      this.last = Math.max(this.last, item.no)
    }
  }

  add (item) {
    // What was never sent is replaced. What was sent once is sent to the end, under its own key: it may be on its way.
    for (const old of this.items.filter(old => !old.tried && old.path === item.path && old.question === item.question)) {
      this.drop(old)
    }
    item.no = ++this.last
    this.items.push(item)
    this.keep(item)
    this.run()
  }

  key (item) { return this.name + String(item.no).padStart(9, '0') }

  keep (item) {
    try { localStorage.setItem(this.key(item), JSON.stringify(item)) } catch { /* full or forbidden: it lives in memory */ }
  }

  drop (item) {
    this.items = this.items.filter(one => one !== item)
    localStorage.removeItem(this.key(item))
  }

  async run () {
    if (this.busy) return
    this.busy = true
    clearTimeout(this.timer)
    while (this.items.length) {
      const item = this.items[0]
      item.tried = true
      this.keep(item)
      this.told('saving')
      try {
        const answer = await this.send(item)
        this.failures = 0
        this.drop(item)
        this.told(answer.status < 400 ? 'saved' : 'refused', answer)
      } catch {
        const wait = WAITS[Math.min(this.failures++, WAITS.length - 1)]
        this.timer = setTimeout(() => this.run(), wait)
        this.told('lost')
        break
      }
    }
    this.busy = false
  }
}

function test (data, words) {
  const at = id => document.getElementById(id)
  const state = at('hall-state')
  const options = at('hall-options')
  let place = data.place
  let end = performance.now() + Number(root.dataset.left) * 1000
  let heard = performance.now()
  let leaving = false
  let connected = true
  let announced = Infinity

  const outbox = new Outbox(`hall:${data.attempt}:`, send, told)
  // After a reload: what the server has not yet is shown as the candidate left it.
  for (const item of outbox.items) {
    const question = data.questions[item.question - 1]
    if (item.path === 'answers/') question.chosen = item.option
    else question.flagged = item.on
  }
  function send (item) {
    if (item.path === 'answers/') return post(data.address + item.path, { question: item.question, option: item.option, key: item.key })
    return post(data.address + item.path, new URLSearchParams({ question: item.question, on: item.on ? 'yes' : 'no' }))
  }

  function told (what, answer) {
    if (what === 'lost') return lost()
    if (what !== 'saving') reached()
    if (what === 'saving' && connected) say(words.saving, 'saving')
    if (what === 'saved') {
      if (answer.told.left !== undefined) left(answer.told.left)
      if (!outbox.items.length) say(words.saved, 'saved')
    }
    if (what === 'refused') refused(answer)
  }

  function refused ({ status, told: { error } }) {
    if (error === 'late' || error === 'not-running') leave()
    else say(status === 403 ? words.moved : words.refused, 'lost')
  }

  function lost () {
    connected = false
    const waits = outbox.items.length ? ` ${words.waiting} ${outbox.items.length}` : ''
    say(words.offline + waits, 'lost')
  }

  function reached () {
    heard = performance.now()
    if (!connected) say(words.back, 'saved')
    connected = true
  }

  function say (text, tone) {
    if (tone) state.dataset.tone = tone
    if (state.textContent !== text) state.textContent = text
  }

  // --- time: the server says what is left; the computer's clock is never asked ---
  function left (seconds) { end = performance.now() + seconds * 1000 }

  async function beat () {
    try {
      const { status, told: { state: now, left: seconds } } = await post(data.address + 'alive/', new URLSearchParams())
      if (status === 403) return say(words.moved, 'lost')
      const was = connected
      reached()
      if (now !== 'running') return leave()
      left(seconds)
      if (outbox.items.length) outbox.run()
      else if (!was || state.dataset.tone === 'lost') say(words.saved, 'saved')
    } catch {
      lost()
    }
  }

  function tick () {
    const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000))
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
    const two = number => String(number).padStart(2, '0')
    at('hall-time').textContent = `${hours}:${two(minutes)}:${two(seconds % 60)}`
    const mark = TELL.find(mark => seconds <= mark * 60 && seconds > mark * 60 - 2)
    if (mark && mark < announced) {
      announced = mark
      say(`${words.minutes} ${mark}`)
    }
    if (!seconds && !leaving) {
      leaving = true
      say(words.over, 'lost')
      setInterval(beat, 2000)
      beat()
    }
  }

  function leave () {
    leaving = true
    for (const item of outbox.items) outbox.drop(item)
    location.replace(data.home)
  }

  // --- the question ---
  function show (wanted, focus = true) {
    place = Math.min(Math.max(wanted, 1), data.questions.length)
    const question = data.questions[place - 1]
    at('hall-place').textContent = place
    at('hall-stem').textContent = question.stem
    options.replaceChildren(...question.options.map((text, index) => option(index + 1, text, question.chosen)))
    at('hall-form').elements.question.value = place
    at('hall-flag').textContent = question.flagged ? words.unflag : words.flag
    history.replaceState(null, '', `?question=${place}`)
    for (const link of document.querySelectorAll('#hall-numbers a')) {
      link.toggleAttribute('aria-current', Number(link.dataset.place) === place)
      if (Number(link.dataset.place) === place) link.setAttribute('aria-current', 'true')
    }
    if (focus) at('hall-heading').focus()
  }

  function option (no, text, chosen) {
    const item = Object.assign(document.createElement('div'), { className: 'govuk-radios__item' })
    const input = Object.assign(document.createElement('input'), {
      className: 'govuk-radios__input', type: 'radio', name: 'option', id: `option-${no}`, value: no, checked: no === chosen
    })
    const label = Object.assign(document.createElement('label'), { className: 'govuk-label govuk-radios__label', htmlFor: input.id })
    const letter = Object.assign(document.createElement('b'), { className: 'hall-letter', textContent: 'ABCDEFGHI'[no - 1] })
    label.append(letter, ' ', text)
    item.append(input, label)
    return item
  }

  function choose (no) {
    const question = data.questions[place - 1]
    if (no > question.options.length || question.chosen === no) return
    question.chosen = no
    for (const input of options.querySelectorAll('input')) input.checked = Number(input.value) === no
    outbox.add({ path: 'answers/', question: place, option: no, key: fresh() })
    overview(place)
  }

  function flag () {
    const question = data.questions[place - 1]
    question.flagged = !question.flagged
    at('hall-flag').textContent = question.flagged ? words.unflag : words.flag
    outbox.add({ path: 'flag/', question: place, on: question.flagged })
    overview(place)
  }

  function overview (which) {
    const question = data.questions[which - 1]
    const link = document.querySelector(`#hall-numbers a[data-place="${which}"]`)
    link.classList.toggle('hall-number--answered', question.chosen > 0)
    link.classList.toggle('hall-number--flagged', question.flagged)
    link.querySelector('span').textContent = (question.chosen ? `, ${words.answered}` : '') + (question.flagged ? `, ${words.flagged}` : '')
    at('hall-answered').textContent = data.questions.filter(one => one.chosen).length
  }

  function fresh () {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
  }

  // --- mouse and keyboard ---
  options.addEventListener('change', event => choose(Number(event.target.value)))
  const acts = { next: () => show(place + 1), previous: () => show(place - 1), flag, clear: () => choose(0) }
  at('hall-form').addEventListener('submit', event => {
    event.preventDefault()
    acts[event.submitter?.value ?? 'next']()
  })
  at('hall-numbers').addEventListener('click', event => {
    const link = event.target.closest('a')
    if (!link) return
    event.preventDefault()
    show(Number(link.dataset.place))
  })
  at('hall-finish').addEventListener('click', event => {
    if (!outbox.items.length && connected) { leaving = true; return }
    event.preventDefault()
    say(connected ? words.wait : words.offline, 'lost')
    state.focus()
  })

  const moves = {
    ArrowLeft: acts.previous, ArrowRight: acts.next, Home: () => show(1), End: () => show(data.questions.length),
    Delete: acts.clear
  }
  const letters = { KeyM: flag, KeyO: () => at('overview-heading').focus() }
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
    const act = moves[event.key] ?? (at('look-keys').checked ? single(event.code) : undefined) ?? intoOptions(event)
    if (!act) return
    event.preventDefault()
    act()
  })
  function single (code) {
    const figure = /^(?:Digit|Numpad)([1-9])$/.exec(code)
    const letter = /^Key([A-I])$/.exec(code)
    const no = figure ? Number(figure[1]) : letter ? 'ABCDEFGHI'.indexOf(letter[1]) + 1 : 0
    if (!no || no > data.questions[place - 1].options.length) return letters[code]
    return () => { choose(no); at(`option-${no}`).focus() }
  }
  function intoOptions (event) {
    if (!['ArrowUp', 'ArrowDown'].includes(event.key) || options.contains(event.target)) return
    if (event.target.closest('input, summary')) return
    return () => (options.querySelector('input:checked') ?? options.querySelector('input')).focus()
  }

  // --- look ---
  const look = at('hall-look')
  at('look-apply').hidden = true
  for (const hidden of document.querySelectorAll('.hall-scripted')) hidden.hidden = false
  at('look-keys').checked = localStorage.getItem('hall-keys') !== 'off'
  look.addEventListener('change', event => {
    if (event.target.id === 'look-keys') return localStorage.setItem('hall-keys', event.target.checked ? 'on' : 'off')
    const on = ['contrast', 'large'].filter(name => look.elements[name].checked)
    for (const name of ['contrast', 'large']) root.classList.toggle(`hall--${name}`, on.includes(name))
    document.cookie = `hall_look=${on.join('-')}; path=/hall/; samesite=lax`
  })

  window.addEventListener('offline', lost)
  window.addEventListener('online', () => { outbox.items.length ? outbox.run() : beat() })
  document.addEventListener('visibilitychange', () => { if (!document.hidden) beat() })
  window.addEventListener('beforeunload', event => { if (!leaving && outbox.items.length) event.preventDefault() })
  setInterval(tick, 500)
  setInterval(() => { if (performance.now() - heard > BEAT - 1000 || !connected) beat() }, BEAT / 4)
  for (let no = 1; no <= data.questions.length; no++) overview(no)
  show(place, false)
  tick()
  outbox.run()
  root.dataset.ready = 'yes'
}

if (root?.dataset.room === 'test') test(read('hall-data'), read('hall-words'))
if (root?.dataset.room === 'waiting') waiting()
if (root?.dataset.room === 'elsewhere') setInterval(() => location.reload(), 8000)
