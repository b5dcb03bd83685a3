// The form of an article. Without it everything works: folds are opened by hand, and the button names the proposed hour.

// On a wide screen what a phone folds away is open.
if (matchMedia("(min-width: 64em)").matches) {
  for (const fold of document.querySelectorAll("#article_form fieldset details")) fold.open = true
}

// The button says the hour that was chosen.
const hour = document.querySelector("[data-hour]")
const words = document.querySelector("[data-hour-words]")

if (hour && words) {
  const { months, numerals, today, tomorrow, template } = words.dataset
  const digits = (text) => (numerals === "arab" ? text.replace(/[0-9]/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[digit]) : text)
  const dayOf = (moment) => moment.toISOString().slice(0, 10)

  hour.addEventListener("input", () => {
    const [day, time] = hour.value.split("T") // as typed: the desk's own time zone, whatever this machine's is
    if (!time) return
    const now = Date.parse(words.dataset.now)
    const near = { [dayOf(new Date(now))]: today, [dayOf(new Date(now + 86_400_000))]: tomorrow }[day]
    const [year, month, date] = day.split("-").map(Number)
    words.textContent = template
      .replace("{day}", near || digits(`${date} ${months.split("|")[month - 1]} ${year}${words.dataset.comma}`))
      .replace("{time}", digits(time.slice(0, 5)))
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
