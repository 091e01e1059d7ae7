// Optional. Every page works without this file: forms post, links go, details open.
// It never sets a style and never moves the page while somebody is reading.
const $ = (selector, from = document) => from.querySelector(selector)
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
const touch = matchMedia('(pointer: coarse)').matches

// What was typed stays in this tab until the server has it: until the same words stand in the conversation.
const place = (box) => `draft:${box.dataset.draft}`
const squeezed = (text) => text.replace(/\s+/g, ' ').trim()
const said = [...document.querySelectorAll('.you .words')].map((words) => squeezed(words.textContent))
for (const name of Object.keys(sessionStorage)) {
  if (!name.startsWith('draft:') || !said.length) continue
  if ([said[0], said.at(-1)].includes(squeezed(sessionStorage.getItem(name)))) sessionStorage.removeItem(name)
}
for (const box of document.querySelectorAll('[data-draft]')) box.value ||= sessionStorage.getItem(place(box)) ?? ''
document.addEventListener('input', ({ target }) => {
  if (target.dataset.draft) sessionStorage.setItem(place(target), target.value)
})

// The server has the answer: empty the box, bring the person's own words to the top. Once.
// (The response itself carries the key for the next answer.)
document.addEventListener('htmx:after:swap', ({ detail }) => {
  const form = detail.ctx?.sourceElement
  if (form?.id !== 'answer' && form?.id !== 'tools') return
  if (!detail.ctx.response?.raw?.ok) return
  const box = $('#text')
  if (form.id === 'answer') {
    sessionStorage.removeItem(place(box))
    box.value = ''
  }
  box?.focus({ preventScroll: true })
  $('.log > .you:nth-last-child(2)')?.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' })
})

// The stream is finished: the turn is no longer busy, so its tools come back (coach.css does the rest).
// If what held the focus is gone (Stop, or the box, for a promise), the focus goes to what took its place.
let held = false
document.addEventListener('htmx:sse:before:message', () => { held = document.activeElement !== document.body })
document.addEventListener('htmx:sse:close', ({ target, detail }) => {
  if (detail.reason === 'ended') return lost(true)
  if (detail.reason !== 'message') return
  target.removeAttribute('aria-busy')
  if (held && document.activeElement === document.body) ($('#text') ?? $('#below'))?.focus({ preventScroll: true })
})

// Offline, or a line that broke, is said once, in the page; the answer waits, the box stays open.
const lost = (isLost) => {
  const notice = $('#offline')
  if (!notice) return
  notice.hidden = !isLost
  const send = $('#answer [data-default]')
  if (send) send.disabled = isLost || !!$('.log [aria-busy="true"]')
}
addEventListener('online', () => lost(false))
addEventListener('offline', () => lost(true))
document.addEventListener('htmx:sse:error', () => lost(true))
document.addEventListener('htmx:sse:after:connection', () => lost(!navigator.onLine))
document.addEventListener('htmx:error', ({ target, detail }) => {
  if (!detail.ctx || detail.ctx.response) return
  lost(true)
  // The first connection of a stream is not retried by itself; the later ones are.
  if (target.hasAttribute('hx-sse:connect')) setTimeout(() => target.dispatchEvent(new Event('retry')), 2000)
})
document.addEventListener('htmx:before:request', () => { if (navigator.onLine) lost(false) })
if (!navigator.onLine) lost(true)

document.addEventListener('keydown', (event) => {
  const { key, target, shiftKey, isComposing } = event
  const box = target.closest('textarea')
  if (key === 'Enter' && box && !shiftKey && !isComposing && !touch) {
    const send = $('[data-default]', box.form)
    if (!send || !box.dataset.draft) return
    event.preventDefault()
    if (!send.disabled) box.form.requestSubmit(send)
  } else if (key === 'Escape') {
    const open = target.closest('details[open]')
    if (open) { open.open = false; $('summary', open).focus() } else $('[data-stop]')?.click()
  }
})

document.addEventListener('click', ({ target }) => {
  if (target.closest('[data-stop]')) $('#text')?.focus({ preventScroll: true }) // the button is about to go
})

// A form that leaves the page is sent once, however often its button is pressed. With this file running, the next
// page may open before its question is there (`live`): the question then arrives by itself.
document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.matches('[hx-post]') || event.defaultPrevented) return
  if (form.elements.live) form.elements.live.value = '1'
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
})
addEventListener('pageshow', () => { for (const form of document.querySelectorAll('[data-sent]')) delete form.dataset.sent })

// Where one item of a list was changed, the page comes back to it.
const touched = location.hash.length > 1 && document.getElementById(location.hash.slice(1))
if (touched && touched.matches('.item')) touched.focus()
