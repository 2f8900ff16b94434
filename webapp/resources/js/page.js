// Small comforts of every page: copy buttons, "/" to search, the menu of a phone, what is missing beside a disabled button, one press per form.
(function () {
  'use strict';

  function say(words) {
    var region = document.getElementById('said');
    if (region) {
      region.textContent = '';
      setTimeout(function () { region.textContent = words; }, 50);
    }
  }

  function copied(button, done) {
    say(done ? button.dataset.done : button.dataset.failed);
    if (done) {
      button.classList.add('done');
      setTimeout(function () { button.classList.remove('done'); }, 2000);
    }
  }

  // clipboard needs a secure context; a console on plain http in a hospital's network has none
  function copyOld(text) {
    var area = document.createElement('textarea');
    area.value = text;
    area.className = 'sr';
    document.body.appendChild(area);
    area.select();
    var done = document.execCommand('copy');
    area.remove();
    return done;
  }

  function copy(button) {
    var text = button.dataset.copy;
    if (text === undefined) {
      text = button.parentElement.querySelector('pre').textContent;
    }
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).then(
        function () { copied(button, true); },
        function () { copied(button, copyOld(text)); });
    } else {
      copied(button, copyOld(text));
    }
  }

  function menu(button) {
    var open = button.getAttribute('aria-expanded') !== 'true';
    button.setAttribute('aria-expanded', String(open));
    document.querySelectorAll('.nav, .top form.find').forEach(function (part) {
      part.classList.toggle('open', open);
    });
  }

  // <div data-needs> holds fields; its button opens when each required one is filled and each data-equals one fits
  function missing(box) {
    var names = [];
    box.querySelectorAll('[required], [aria-required=true], [data-equals]').forEach(function (field) {
      var wanted = field.dataset.equals;
      var fits = wanted === undefined ? field.value.trim() !== '' : field.value === wanted;
      if (!fits) {
        var label = box.querySelector('label[for="' + CSS.escape(field.id) + '"]');
        names.push(label ? label.textContent.trim() : field.name);
      }
    });
    var line = box.querySelector('.missing');
    if (line) {
      line.textContent = names.length ? line.dataset.missing + ' ' + names.join(', ') : '';
    }
    box.querySelectorAll('[data-waits]').forEach(function (button) {
      button.disabled = names.length > 0;
    });
  }

  // a menu that hangs from the bar closes when one clicks or goes elsewhere
  function closePops(except) {
    document.querySelectorAll('details[data-pop][open]').forEach(function (pop) {
      if (!pop.contains(except)) {
        pop.open = false;
      }
    });
  }

  document.addEventListener('focusin', function (event) { closePops(event.target); });

  document.addEventListener('click', function (event) {
    closePops(event.target);
    var button = event.target.closest('button');
    if (!button) {
      return;
    }
    if (button.classList.contains('copy')) {
      copy(button);
    } else if (button.classList.contains('menu')) {
      menu(button);
    } else if (button.dataset.reveal) {
      var field = document.getElementById(button.dataset.reveal);
      var shown = field.type === 'text';
      field.type = shown ? 'password' : 'text';
      button.setAttribute('aria-pressed', String(!shown));
    }
  });

  document.addEventListener('input', function (event) {
    var box = event.target.closest('[data-needs]');
    if (box) {
      missing(box);
    }
  });

  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') {
      var pop = event.target.closest('details[data-pop][open]');
      if (pop) {
        pop.open = false;
        pop.querySelector('summary').focus();
      }
    }
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      var field = document.getElementById('q');
      if (field && field.offsetParent) {
        event.preventDefault();
        field.focus();
      }
    }
  });

  // a second press while the first is on its way does nothing
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    setTimeout(function () { delete form.dataset.sent; }, 10000);
  });

  // a form is sent as it is drawn: what is pressed while an answer that redraws it is on its way waits for that answer, else
  // what came new meanwhile would count as emptied
  var awaited = 0;
  var pressed = null;

  function answered() {
    awaited = Math.max(0, awaited - 1);
    if (awaited === 0 && pressed) {
      var button = document.getElementById(pressed);
      pressed = null;
      if (button) {
        button.click();
      }
    }
  }

  if (window.faces) {
    faces.ajax.addOnEvent(function (now) {
      if (now.status === 'begin') {
        awaited += 1;
      } else if (now.status === 'complete') {
        setTimeout(answered, 0); // the answer is drawn right after this
      }
    });
  }

  document.addEventListener('click', function (event) {
    var button = event.target.closest('input[type=submit], button[type=submit]');
    if (awaited && button && button.id) {
      event.preventDefault();
      event.stopImmediatePropagation();
      pressed = button.id;
    }
  }, true);

  // what is wrong is never folded away
  function unfold() {
    document.querySelectorAll('details.more-fields').forEach(function (part) {
      if (part.querySelector('[aria-invalid=true]')) {
        part.open = true;
      }
    });
  }

  function begin() {
    unfold();
    document.querySelectorAll('[data-needs]').forEach(missing);
    var wrong = document.querySelector('[aria-invalid=true]');
    if (wrong) {
      wrong.focus();
    }
  }

  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form').forEach(function (form) { delete form.dataset.sent; });
    begin();
  });
  window.pk = { missing: begin, say: say };
})();
