// Brings the section that the reader is in into sight, where the line of sections is longer than the screen,
// and marks a line that was moved, so that it fades at its beginning as well.
const list = document.querySelector(".nav__list")
list?.addEventListener("scroll", () => list.parentElement.classList.toggle("nav--moved", Math.abs(list.scrollLeft) > 4))
list?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" })
