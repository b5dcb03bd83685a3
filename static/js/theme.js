// Day or night. Loaded in the head and not deferred, so that a remembered choice paints the first frame.
// Without it the page follows the reader's system and shows no switch.
const root = document.documentElement
const night = matchMedia("(prefers-color-scheme: dark)")
const isDark = () => (root.dataset.theme || (night.matches ? "dark" : "light")) === "dark"

function remembered() {
  try { return localStorage.getItem("theme") } catch { return null } // storage may be forbidden
}

function remember(theme) {
  try { localStorage.setItem("theme", theme) } catch { /* then it holds until the next page */ }
}

const chosen = remembered()
if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen

document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("[data-theme-switch]")) {
    const tell = () => button.setAttribute("aria-pressed", String(isDark()))
    button.hidden = false
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark"
      remember(root.dataset.theme)
      tell()
    })
    night.addEventListener("change", tell)
    tell()
  }
})
