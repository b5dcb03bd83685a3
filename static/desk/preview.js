// The preview: shows the desk's page in the width that there is, and copies the address. Without it the page scrolls.
const page = document.querySelector(".preview__desk iframe")
const screen = page.parentElement

function fit() {
  const scale = Math.min(1, screen.clientWidth / 1280)
  page.style.transform = `scale(${scale})`
  page.style.transformOrigin = getComputedStyle(screen).direction === "rtl" ? "100% 0" : "0 0"
  screen.style.blockSize = `${page.offsetHeight * scale}px`
  screen.style.overflow = "hidden"
}

fit()
addEventListener("resize", fit)

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break // needs HTTPS or this machine
  button.hidden = false
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value)
    button.textContent = button.dataset.copied
  })
}
