// What the paper adds to the rich-text editor: words in its language, a mend for the strict policy, marks that the
// stored text may carry, and clean pasting. The block «اقرأ أيضًا» has a file of its own.
import { Extension, Mark, Plugin } from "django-prose-editor/editor"

export { Related } from "desk/related"

// <em> and foreign words are kept where they stand; they have no button, since no Arabic hand slants.
export const Emphasis = Mark.create({
  name: "emphasis",
  parseHTML: () => [{ tag: "em" }, { tag: "i" }],
  renderHTML: () => ["em", 0],
})

export const Tongue = Mark.create({
  name: "tongue",
  addAttributes: () => ({ lang: { default: null }, dir: { default: null } }),
  parseHTML: () => [{ tag: "span[lang]" }, { tag: "span[dir]" }, { tag: "bdi[lang]" }, { tag: "bdi[dir]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
})

export const House = Extension.create({
  name: "house",

  addOptions: () => ({ words: {} }),

  // Tiptap writes a <style> of its own, which the policy lets through only with the page's nonce.
  onBeforeCreate() {
    this.editor.options.injectNonce = document.querySelector("script[nonce]")?.nonce
    this.editor.options.enablePasteRules = false // or *كلمة* would change as it is pasted
    this.editor.options.enableInputRules = false
  },

  onCreate() {
    const { dom } = this.editor.view
    const box = dom.closest(".prose-editor")
    const label = box.querySelector("textarea").labels?.[0]
    if (label) {
      dom.setAttribute("aria-label", label.textContent.trim().replace(/[:：]$/, ""))
      label.addEventListener("click", () => this.editor.commands.focus())
    }
    dom.dir = box.querySelector("textarea").dir // the article's, which need not be the desk's
    dom.setAttribute("role", "textbox")
    dom.setAttribute("aria-multiline", "true")
    const bar = box.querySelector(".prose-menubar")
    bar.setAttribute("role", "toolbar")
    bar.setAttribute("aria-label", this.options.words.tools)
    for (const button of bar.querySelectorAll("[data-name]")) {
      const title = this.options.words[button.dataset.name]
      if (!title) continue
      button.title = title
      button.setAttribute("aria-label", title)
    }
    // The link's dialog speaks English, and is made anew each time it opens.
    new MutationObserver(() => translate(box.querySelector("dialog"), this.options.words)).observe(box, {
      childList: true,
      subtree: true,
    })
  },

  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        props: {
          // On an Arabic layout one key types «لا», so the browser tells Ctrl+B by no letter; the key's place tells it.
          handleKeyDown(view, event) {
            if (event.code !== "KeyB" || !(event.ctrlKey || event.metaKey) || event.altKey) return false
            event.preventDefault()
            return editor.commands.toggleBold()
          },
          transformPastedHTML: tidied,
          transformPastedText: (text) => text.replace(/\r\n?/g, "\n").replace(/\n+/g, "\n\n"),
        },
      }),
    ]
  },
})

function translate(dialog, words) {
  if (!dialog || dialog.dataset.spoken) return
  dialog.dataset.spoken = "yes"
  dialog.querySelector("h3").textContent = words.editLink
  const [address, title] = dialog.querySelectorAll("label")
  address.textContent = words.address
  if (title) title.textContent = words.title
  dialog.querySelector("input").dir = "ltr"
  dialog.querySelector("[type=submit]").textContent = words.update
  dialog.querySelector("[value=cancel]").textContent = words.cancel
}

// Pasted from Word, Google Docs or WhatsApp: paragraphs, subheadings, lists and bold stay, dress goes. Styles are renamed
// before anything parses them, because the policy reports even those of a document that nobody sees.
function tidied(html) {
  if (html.includes("data-pm-slice")) return html // our own
  const bare = html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<style[\s\S]*?<\/style>/gi, "")
    .replace(/\sstyle=/gi, " data-dress=")
    .replace(/\son\w+=/gi, " data-dropped=")
  const page = new DOMParser().parseFromString(bare, "text/html")
  for (const element of page.body.querySelectorAll("[data-dress]")) {
    const dress = element.dataset.dress
    if (element.localName === "b" && /font-weight:\s*(normal|400)/.test(dress)) element.replaceWith(...element.childNodes)
    else if (element.localName === "span" && /font-weight:\s*(bold|[6-9]00)/.test(dress)) rename(element, "strong")
  }
  for (const heading of page.body.querySelectorAll("h1")) rename(heading, "h2")
  for (const heading of page.body.querySelectorAll("h4, h5, h6")) rename(heading, "h3")
  for (const paragraph of page.body.querySelectorAll("p")) split(paragraph)
  return page.body.innerHTML
}

function rename(element, name) {
  const named = element.ownerDocument.createElement(name)
  named.append(...element.childNodes)
  element.replaceWith(named)
}

// Two line breaks in a row are two paragraphs.
function split(paragraph) {
  const breaks = [...paragraph.querySelectorAll(":scope > br + br")].filter((one) => {
    return one.previousSibling === one.previousElementSibling
  })
  for (const second of breaks) {
    const rest = paragraph.ownerDocument.createElement("p")
    second.previousSibling.remove()
    while (second.nextSibling) rest.append(second.nextSibling)
    second.remove()
    paragraph.after(rest)
    paragraph = rest
  }
}
