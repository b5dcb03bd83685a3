// Gives the fields that search for a choice the name that stands above them: select2 leaves them without one.
function name(select) {
  const label = select.labels?.[0]?.textContent.trim().replace(/:$/, "")
  if (!label || !select.nextElementSibling) return
  for (const field of select.nextElementSibling.querySelectorAll("[role=combobox], [role=textbox], .select2-search__field")) {
    field.removeAttribute("aria-labelledby")
    field.setAttribute("aria-label", [label, select.multiple ? "" : select.selectedOptions[0]?.text].filter(Boolean).join(": "))
  }
}

const choices = (root) => root.querySelectorAll("select.admin-autocomplete:not([name*=__prefix__])")

window.django?.jQuery(() => choices(document).forEach(name)) // after select2's own, which was there first
document.addEventListener("formset:added", (event) => setTimeout(() => choices(event.target).forEach(name)))
document.addEventListener("focusin", ({ target }) => {
  if (!target.matches(".select2-container--open .select2-search__field")) return
  const select = [...choices(document)].find((one) => one.nextElementSibling?.matches(".select2-container--open"))
  if (select) target.setAttribute("aria-label", select.labels[0]?.textContent.trim().replace(/:$/, "") ?? "")
})

// Django counts the rows that are ticked in Latin digits; the paper prints its own.
const counter = document.querySelector(".action-counter")
function recount() {
  const words = counter.textContent.replace(/[0-9]/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[digit])
  if (words !== counter.textContent) counter.textContent = words
}
if (counter && document.querySelector("script[data-numerals]")?.dataset.numerals === "arab") {
  recount()
  new MutationObserver(recount).observe(counter, { childList: true })
}
