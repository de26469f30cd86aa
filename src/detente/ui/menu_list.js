// Follows a link of the menu within the page that stands: the address changes, and Streamlit reads it as it does
// after Back. What is to open elsewhere (a new tab, a download) stays the browser's own.
(() => {
  if (window.detenteMenu) return;
  window.detenteMenu = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest(".menu a");
    const elsewhere = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
    const close = document.querySelector("[data-testid=stSidebarCollapseButton] button");
    if (close && window.innerWidth < 769) close.click(); // the menu lies over the page there
  });
})();
