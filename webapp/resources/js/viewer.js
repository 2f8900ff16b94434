// Tells the console the browser's time zone, and keeps the choice of colours, both in cookies.
(function () {
  'use strict';
  var year = '; path=/; max-age=31536000; SameSite=Lax' + (location.protocol === 'https:' ? '; Secure' : '');

  function cookie(name) {
    var found = document.cookie.split('; ').find(function (c) { return c.indexOf(name + '=') === 0; });
    return found ? found.substring(name.length + 1) : '';
  }

  var zone = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
  if (zone && cookie('pk-zone') !== zone) {
    var first = !cookie('pk-zone');
    document.cookie = 'pk-zone=' + zone + year;
    // the very first page was written in UTC: write it again, unless somebody types already
    if (first && document.documentElement.hasAttribute('data-times') && cookie('pk-zone') === zone) {
      location.reload();
    }
  }

  function paint(theme) {
    document.documentElement.classList.remove('light', 'dark');
    if (theme) {
      document.documentElement.classList.add(theme);
    }
    document.querySelectorAll('[data-theme]').forEach(function (button) {
      button.setAttribute('aria-pressed', String(button.dataset.theme === theme));
    });
  }

  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-theme]');
    if (button) {
      document.cookie = 'pk-theme=' + button.dataset.theme + year;
      paint(button.dataset.theme);
    }
  });
  document.addEventListener('DOMContentLoaded', function () { paint(cookie('pk-theme')); });
})();
