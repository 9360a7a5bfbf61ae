// @ts-check
// A classic script, which runs where modules do not: it says why the course does not start.

/** @param {string} sentence */
function tell(sentence) {
  const place = document.querySelector('ld-app .loading');
  if (!place) return;
  place.nextElementSibling?.remove();
  place.setAttribute('role', 'alert');
  place.textContent = sentence;
}

/** From a file, a page may have no sheet that is fetched as the course's is. */
function dress() {
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"]')) {
    const plain = document.createElement('link');
    plain.rel = 'stylesheet';
    plain.href = /** @type {HTMLLinkElement} */ (sheet).href;
    document.head.append(plain);
  }
}

/** What stands against one of the page's scripts. @param {string} address */
async function fault(address) {
  const name = address.replace(/.*\//, '');
  const response = await fetch(address, { cache: 'no-store' });
  if (!response.ok) return `${name} answered ${response.status}: copy all of the site’s folder to the host.`;
  const type = response.headers.get('content-type')?.split(';', 1)[0]?.trim() ?? '';
  if (/^(text|application)\/(x-)?(java|ecma)script$/i.test(type)) return '';
  return `The host sends ${name} ${type ? `as ${type}` : 'without a type'}, and browsers run it as text/javascript only: see the course’s folder hosting/.`;
}

async function explain() {
  const scripts = /** @type {NodeListOf<HTMLScriptElement>} */ (
    document.querySelectorAll('script[type="module"][src]')
  );
  const preloads = /** @type {NodeListOf<HTMLLinkElement>} */ (
    document.querySelectorAll('link[rel="modulepreload"]')
  );
  const addresses = [...[...scripts].map(({ src }) => src), ...[...preloads].map(({ href }) => href)];
  try {
    for (const address of addresses) {
      const found = await fault(address);
      if (found) return tell(`The course did not start. ${found}`);
    }
    tell('The course did not start: this browser could not run its scripts. Try one of the last two years.');
  } catch {
    tell(
      'The course did not start: a file of it did not arrive. Check the connection, then reload the page.',
    );
  }
}

if (location.protocol === 'file:') {
  dress();
  tell(
    'Browsers do not run this course from a file. Serve its folder, for example with “python3 -m http.server” in it, and open http://localhost:8000/.',
  );
} else {
  addEventListener('load', () => customElements.get('ld-app') ?? explain());
}
