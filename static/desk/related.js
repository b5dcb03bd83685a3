// «اقرأ أيضًا» in the text: a block that stands for one of our articles, or for a page elsewhere.
// Stored as <aside data-related="KEY" data-story="12">Headline</aside>, or with data-url and the page's title.
import { Node, mergeAttributes } from "django-prose-editor/editor"

const LETTERS = "bcdfghjkmnpqrstvwxyz23456789" // as the server's own keys: short, and never a word

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint32Array(6)), (number) => LETTERS[number % LETTERS.length]).join("")
}

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}

export const Related = Node.create({
  name: "related",
  group: "block",
  atom: true,
  draggable: true,

  addOptions: () => ({ search: "", words: {} }),

  addAttributes: () => ({
    key: { default: "", parseHTML: (aside) => aside.dataset.related, renderHTML: ({ key }) => ({ "data-related": key }) },
    story: {
      default: null,
      parseHTML: (aside) => aside.dataset.story || null,
      renderHTML: ({ story }) => (story ? { "data-story": story } : {}),
    },
    url: {
      default: null,
      parseHTML: (aside) => aside.dataset.url || null,
      renderHTML: ({ url }) => (url ? { "data-url": url } : {}),
    },
    title: { default: "", parseHTML: (aside) => aside.textContent, renderHTML: () => ({}) },
  }),

  parseHTML: () => [{ tag: "aside[data-related]" }],

  // With the headline inside: an editor that holds nothing but an empty element counts as empty.
  renderHTML: ({ node, HTMLAttributes }) => ["aside", mergeAttributes(HTMLAttributes), node.attrs.title],

  addNodeView() {
    const { words } = this.options
    return ({ node, editor, getPos }) => {
      const change = make("button", { type: "button", className: "also__change", textContent: words.change })
      const headline = make("bdi", { textContent: node.attrs.title })
      const dom = make("div", { className: "also" }, make("strong", { textContent: words.label }), headline, change)
      const edit = () => {
        choose(this.options, node.attrs).then((chosen) => {
          if (!chosen) return
          const place = getPos()
          editor.view.dispatch(editor.state.tr.setNodeMarkup(place, undefined, { key: node.attrs.key || newKey(), ...chosen }))
        })
      }
      change.addEventListener("click", edit)
      dom.addEventListener("dblclick", edit)
      return {
        dom,
        update(next) {
          if (next.type !== node.type) return false
          node = next
          headline.textContent = node.attrs.title
          return true
        },
        stopEvent: (event) => change.contains(event.target) && !event.type.startsWith("drag"),
        ignoreMutation: () => true,
        edit,
      }
    }
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "related",
      groups: "ours",
      button: buttons.text(this.options.words.label, this.options.words.insert),
      command: (editor) => {
        choose(this.options).then((chosen) => {
          if (!chosen) return
          const block = { type: this.name, attrs: { key: newKey(), ...chosen } }
          editor.chain().focus().insertContent([block, { type: "paragraph" }]).run() // one writes on below it
        })
      },
    })
  },

  addKeyboardShortcuts() {
    return {
      // The first press selects the block, the second deletes it.
      Backspace: ({ editor }) => {
        const { empty, $from } = editor.state.selection
        if (!empty || $from.parentOffset > 0) return false
        const before = $from.depth ? editor.state.doc.resolve($from.before()).nodeBefore : $from.nodeBefore
        return before?.type.name === this.name && editor.commands.selectNodeBackward()
      },
      Enter: ({ editor }) => {
        const { node, from } = editor.state.selection
        if (node?.type.name !== this.name) return false
        editor.view.nodeDOM(from)?.querySelector(".also__change")?.click()
        return true
      },
    }
  },
})

// Our own dialog, at the end of the page: inside the editor its fields would belong to the article's form.
function choose({ search, words }, now = {}) {
  const term = make("input", { type: "text", id: "also-term", autocomplete: "off" })
  const found = make("ul", { className: "also-dialog__found" })
  const said = make("p", { className: "also-dialog__said" })
  said.setAttribute("role", "status")
  const url = make("input", { type: "text", id: "also-url", dir: "ltr", inputMode: "url", value: now.url || "" })
  const title = make("input", { type: "text", id: "also-title", value: now.url ? now.title : "" })
  const apply = make("button", { type: "button", className: "act", textContent: words.apply })
  const cancel = make("button", { type: "button", className: "act act--plain", textContent: words.cancel })
  const dialog = make(
    "dialog",
    { className: "also-dialog" },
    make("h2", { textContent: words.label }),
    make("label", { htmlFor: "also-term", textContent: words.ours }),
    term,
    said,
    found,
    make(
      "fieldset",
      {},
      make("legend", { textContent: words.outside }),
      make("label", { htmlFor: "also-url", textContent: words.address }),
      url,
      make("label", { htmlFor: "also-title", textContent: words.title }),
      title,
    ),
    make("div", { className: "also-dialog__buttons" }, apply, cancel),
  )
  dialog.setAttribute("aria-label", words.insert)
  said.textContent = words.hint
  document.body.append(dialog)

  return new Promise((resolve) => {
    const close = (chosen) => {
      dialog.remove()
      resolve(chosen)
    }
    const offer = ({ id, text }) => {
      const pick = make("button", { type: "button", textContent: text })
      pick.addEventListener("click", () => close({ story: id, url: null, title: text }))
      return make("li", {}, pick)
    }
    let asked = 0
    let wait
    const ask = async () => {
      const turn = ++asked
      try {
        const answer = await fetch(search + encodeURIComponent(term.value.trim()))
        if (!answer.ok) throw new Error(answer.status)
        const { results } = await answer.json()
        if (turn !== asked) return // somebody typed on
        found.replaceChildren(...results.slice(0, 8).map(offer))
        said.textContent = results.length ? "" : words.none
      } catch {
        found.replaceChildren()
        said.textContent = words.failed
      }
    }
    term.addEventListener("input", () => {
      clearTimeout(wait)
      wait = setTimeout(ask, 200)
    })
    term.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault()
        found.querySelector("button")?.click()
      }
    })
    apply.addEventListener("click", () => {
      const address = url.value.trim()
      if (/^https?:\/\/[^\s/]+/i.test(address) && title.value.trim()) {
        close({ story: null, url: address, title: title.value.trim() })
        return
      }
      said.textContent = words.both
      ;(title.value.trim() ? url : title).focus()
    })
    cancel.addEventListener("click", () => close(null))
    dialog.addEventListener("close", () => close(null))
    dialog.showModal()
    term.focus()
    ask()
  })
}
