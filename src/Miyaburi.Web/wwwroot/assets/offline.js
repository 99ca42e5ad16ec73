// Lets the page work without a network, and as an installed app.
export function keepForOffline() {
  if ('serviceWorker' in navigator) {
    // The engine comes first: both would fetch the same files.
    const register = () => navigator.serviceWorker.register('/sw.js').catch(() => {});
    if (document.readyState === 'complete') {
      register();
    } else {
      addEventListener('load', register);
    }
  }
}
