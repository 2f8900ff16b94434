// Keeps the parts of a page marked data-live fresh: a push from the console says "changed", else every data-every seconds it asks.
// The page itself is fetched again and only what differs is changed, so that focus, selection, open lines and scrolling stay.
(function () {
  'use strict';
  var root = document.documentElement;
  var parts = function () { return document.querySelectorAll('[data-live]'); };
  var asking = false;
  var again = false;
  var failedSince = null;
  var pushed = false;
  var leaving = false;
  var timer = null;

  function kept(node) {
    return node.nodeType === 1 && (node.hasAttribute('data-keep') || node.contains(document.activeElement) && /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName));
  }

  // answers to live requests carry no state; every form of the page goes on with the state it came with
  var STATE = 'input[name="jakarta.faces.ViewState"]';
  var state = null;

  function keepState() {
    document.querySelectorAll(STATE).forEach(function (field) {
      if (field.value === 'stateless' && state) {
        field.value = state;
      }
    });
  }

  function attributes(from, to) {
    if (from.name === 'jakarta.faces.ViewState') {
      return;
    }
    Array.from(from.attributes).forEach(function (a) {
      if (!to.hasAttribute(a.name) && !(a.name === 'open' && from.dataset.touched)) {
        from.removeAttribute(a.name);
      }
    });
    Array.from(to.attributes).forEach(function (a) {
      if (a.name === 'open' && from.dataset.touched) {
        return;
      }
      if (from.getAttribute(a.name) !== a.value) {
        from.setAttribute(a.name, a.value);
      }
    });
  }

  function same(a, b) {
    return a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || '') === (b.id || '');
  }

  function morph(from, to) {
    if (from.nodeType !== 1) {
      if (from.nodeValue !== to.nodeValue) {
        from.nodeValue = to.nodeValue;
      }
      return;
    }
    if (kept(from) || from.isEqualNode(to)) {
      return;
    }
    var output = from.classList.contains('long');
    var atEnd = output && from.scrollHeight - from.scrollTop - from.clientHeight < 24;
    attributes(from, to);
    children(from, to);
    if (output && atEnd) {
      from.scrollTop = from.scrollHeight;
    }
  }

  function children(from, to) {
    var old = Array.from(from.childNodes);
    var fresh = Array.from(to.childNodes);
    var o = 0;
    fresh.forEach(function (node) {
      var match = o;
      while (match < old.length && !same(old[match], node)) {
        match++;
      }
      if (match < old.length && (match === o || node.id)) {
        while (o < match) {
          old[o++].remove();
        }
        morph(old[o++], node);
      } else {
        from.insertBefore(document.importNode(node, true), old[o] || null);
      }
    });
    while (o < old.length) {
      old[o++].remove();
    }
  }

  // what is posted keeps the address with its parameters: a page that refuses is fetched again by it
  document.addEventListener('submit', function (event) {
    var form = event.target;
    var action = form.getAttribute('action') || '';
    if (parts().length && form.method === 'post' && location.search && action.split('?')[0] === location.pathname) {
      form.setAttribute('action', location.pathname + location.search);
    }
  }, true);

  function offline(yes) {
    var bar = document.getElementById('offline');
    if (!bar) {
      return;
    }
    if (yes && !failedSince) {
      failedSince = new Date();
      bar.querySelector('b').textContent = failedSince.toLocaleTimeString(root.lang, { hourCycle: 'h23' });
    }
    if (!yes) {
      failedSince = null;
    }
    bar.hidden = !yes;
  }

  function take(html) {
    var field = document.querySelector(STATE);
    state = field && field.value !== 'stateless' ? field.value : state;
    var fresh = new DOMParser().parseFromString(html, 'text/html');
    parts().forEach(function (part) {
      var twin = fresh.getElementById(part.id);
      if (twin && twin.hasAttribute('data-live')) {
        morph(part, twin);
      }
    });
    keepState();
    if (window.PrimeFaces) { // its mark in each form went with what was changed
      PrimeFaces.csp.init(PrimeFaces.csp.NONCE_VALUE);
    }
    if (fresh.title) {
      document.title = fresh.title;
    }
    document.dispatchEvent(new Event('pk:fresh'));
  }

  function ask() {
    if (leaving) { // the answer could take away the message that is meant for the page to come
      wait();
      return;
    }
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    again = false;
    fetch(location.href, { headers: { 'X-Live': '1' }, credentials: 'same-origin', redirect: 'manual' })
      .then(function (answer) {
        if (answer.type === 'opaqueredirect') { // signed out meanwhile
          if (!leaving) {
            location.reload();
          }
          return '';
        }
        if (!answer.ok) {
          throw new Error(answer.status);
        }
        return answer.text();
      })
      .then(function (html) {
        offline(false);
        if (html) {
          take(html);
        }
      })
      .catch(function () { offline(true); })
      .then(function () {
        asking = false;
        if (again) {
          setTimeout(ask, 500);
        }
        wait();
      });
  }

  function every() {
    var seconds = Math.min.apply(null, Array.from(parts()).map(function (p) { return Number(p.dataset.every) || 10; }));
    return (isFinite(seconds) ? seconds : 10) * 1000;
  }

  function wait() {
    clearTimeout(timer);
    // a push makes asking rarer, never unneeded: ages grow even when nothing happens
    timer = setTimeout(function () {
      if (document.hidden) {
        wait();
      } else {
        ask();
      }
    }, pushed ? Math.max(every(), 10000) : every());
  }

  // a WebSocket and no event stream: browsers allow only six of those to one address, over all tabs
  function listen(topics) {
    var scheme = location.protocol === 'https:' ? 'wss://' : 'ws://';
    var socket = new WebSocket(scheme + location.host + (root.dataset.context || '') + '/live?topic=' + encodeURIComponent(topics));
    socket.onopen = function () {
      pushed = true;
      root.dataset.push = 'on';
      ask(); // what changed while nobody listened
    };
    socket.onmessage = function (message) {
      if (message.data === 'leave') { // signed out or other rights: it is the page that closes
        socket.close();
      } else {
        ask();
      }
    };
    socket.onclose = function () {
      if (leaving) {
        return;
      }
      if (pushed) { // the console has ended it or went away: which of both, the answer tells
        pushed = false;
        delete root.dataset.push;
        ask();
      }
      setTimeout(function () { listen(topics); }, 15000);
    };
  }

  window.addEventListener('pagehide', function () { leaving = true; });
  window.addEventListener('pageshow', function () { leaving = false; });

  // whoever signs out is on the way to another page already; an answer that shows this page again ends it
  document.addEventListener('submit', function (event) {
    if (!event.defaultPrevented) {
      leaving = true;
      setTimeout(function () { leaving = false; }, 10000);
    }
  });

  // what a person opened or closed stays so
  document.addEventListener('click', function (event) {
    var summary = event.target.closest('summary');
    if (summary) {
      summary.parentElement.dataset.touched = 'yes';
    }
  });

  document.addEventListener('visibilitychange', function () {
    if (!document.hidden && parts().length) {
      ask();
    }
  });

  document.addEventListener('DOMContentLoaded', function () {
    var topics = Array.from(parts()).map(function (p) { return p.dataset.live; }).filter(Boolean).join(',');
    if (!parts().length) {
      return;
    }
    wait();
    if (topics) {
      listen(topics);
    }
  });
})();
