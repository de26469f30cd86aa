// The share menu of the phone or computer, for a button that says what it shares. It opens only for a press, and
// only over https or on this machine; elsewhere the button stays hidden.
(() => {
  if (window.detenteShare || !navigator.share) return;
  window.detenteShare = true;
  document.documentElement.classList.add("can-share");
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".device-share");
    if (!button) return;
    const {title, text, url} = button.dataset;
    navigator.share({title, text, url}).catch(() => {}); // closing the menu is no error
  });
})();
