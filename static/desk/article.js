// The form of an article. Without it everything works: folds are opened by hand, and the button names the proposed hour.

// On a wide screen what a phone folds away is open.
if (matchMedia("(min-width: 64em)").matches) {
  for (const fold of document.querySelectorAll("#article_form fieldset details")) fold.open = true
}

// The button says the hour that was chosen.
const hour = document.querySelector("[data-hour]")
const words = document.querySelector("[data-hour-words]")

if (hour && words) {
  const locale = document.documentElement.lang === "ar" ? "ar-LB-u-nu-arab" : document.documentElement.lang
  const tell = (options, moment) => new Intl.DateTimeFormat(locale, options).format(moment)
  const day = (moment) => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime()

  hour.addEventListener("input", () => {
    const chosen = new Date(hour.value) // as typed: the desk's own time zone, whatever this machine's is
    if (Number.isNaN(chosen.getTime())) return
    const away = Math.round((day(chosen) - day(new Date())) / 86_400_000)
    const near = { 0: words.dataset.today, 1: words.dataset.tomorrow }[away]
    words.textContent = words.dataset.template
      .replace("{day}", near || tell({ day: "numeric", month: "long", year: "numeric" }, chosen))
      .replace("{time}", tell({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, chosen))
  })
}

// A picture that was chosen is shown at once.
const file = document.getElementById("id_new_picture")
file?.addEventListener("change", () => {
  document.querySelector(".picked")?.remove()
  if (!file.files[0]) return
  const shown = Object.assign(new Image(), { className: "picked", alt: "" })
  shown.src = URL.createObjectURL(file.files[0])
  file.before(shown)
})

// Leaving with something typed and not saved: the browser asks.
const form = document.getElementById("article_form")
let typed = false
form?.addEventListener("input", () => { typed = true })
form?.addEventListener("submit", () => { typed = false })
addEventListener("beforeunload", (event) => { if (typed) event.preventDefault() })
