// Brings the section that the reader is in into sight, where the line of sections is longer than the screen.
document.querySelector(".nav__list [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" })
