// The sign-in page of the demo: a button fills the form with its account. Without it they are copied by hand.
for (const button of document.querySelectorAll("[data-demo-username]")) {
  button.hidden = false
  button.addEventListener("click", () => {
    document.getElementById("id_username").value = button.dataset.demoUsername
    document.getElementById("id_password").value = button.dataset.demoPassword
    document.querySelector("#login-form [type=submit]").focus()
  })
}
