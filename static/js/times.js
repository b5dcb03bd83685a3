// Turns <time data-relative> into "3 minutes ago", in the page's language and digits. Without it the full date stands.
const MINUTE = 60_000
const ago = new Intl.RelativeTimeFormat(document.documentElement.dataset.locale, { numeric: "auto" })

for (const time of document.querySelectorAll("time[data-relative]")) {
  const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / MINUTE)
  if (!(minutes >= 1 && minutes < 24 * 60)) continue
  time.title = time.textContent
  time.textContent = minutes < 60 ? ago.format(-minutes, "minute") : ago.format(-Math.floor(minutes / 60), "hour")
}
