// Runs before the first paint, so that a dark room does not flash white. As chosen on this phone: auto, light, dark or sun.
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const chosen = localStorage.getItem('field.look') ?? 'auto';
    document.documentElement.dataset.look = chosen === 'auto' ? (dark.matches ? 'dark' : 'light') : chosen;
  };
  dark.addEventListener('change', show);
  addEventListener('field-look', show);
  show();
  // Modules that name each other plainly: since 2021 in Chromium, 2023 in Safari. Before that the page says so.
  document.documentElement.toggleAttribute('data-old', !HTMLScriptElement.supports?.('importmap'));
})();
