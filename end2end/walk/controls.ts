import type { Page } from '@playwright/test';

/** What somebody can type in, press or follow, named alike in every language. */
export interface Control {
  kind: 'field' | 'button' | 'link' | 'sieve';
  /**
   * - a field: its name, with numbers left open: `email.{n}`
   * - a button that sends: `POST /office/contacts/{id}/archive act=archive`, or `SEARCH …` for a search form
   * - another button: `do close`, `menu action-menu`, `opens grant-dialog`, `more grant-options`, `reset`
   * - a link: where it leads: `/office/contacts/{id}`
   * - a sieve (a filter, an order, a page of a list): the words on it and on what holds it
   */
  key: string;
  href: string;
}

/**
 * Everything of that kind in this part of the page. Each is marked with its key, so that `controlled` finds
 * it again.
 */
export async function controls(page: Page, within: string): Promise<Control[]> {
  return page.evaluate((within) => {
    const open = (text: string) =>
      text
        .replace(/^\/(invitation|reset|join|setup)\/[\w.-]+/, '/$1/{token}')
        .replace(/(^|[/:.])\d+(?=$|[/.])/g, (_, before) => `${before}${before === '.' ? '{n}' : '{id}'}`);
    // What a folded part or a menu holds is reached by opening it.
    const folded = '[popover], details > :not(summary)';
    const isThere = (element: Element): boolean => {
      if (element.closest('[hidden], [aria-hidden="true"]')) return false;
      const outermost = element.closest(folded)?.parentElement ?? element;
      return outermost.checkVisibility({ visibilityProperty: true });
    };
    const sends = (button: HTMLButtonElement): string => {
      const form = button.form;
      if (!form) return 'nothing';
      const method = (button.getAttribute('formmethod') ?? form.getAttribute('method') ?? 'get').toUpperCase();
      const action = button.getAttribute('formaction') ?? form.getAttribute('action') ?? location.pathname;
      const word = form.getAttribute('role') === 'search' ? 'SEARCH' : method;
      const act = form.querySelector<HTMLInputElement>('input[type="hidden"][name="act"]');
      const pressed = button.name ? button : act;
      const value = pressed ? ` ${pressed.name}=${open(pressed.value)}` : '';
      const asked = button.closest('#question') ? ' (question)' : '';
      return `${word} ${open(new URL(action, location.href).pathname)}${value}${asked}`;
    };
    const button = (element: HTMLButtonElement): string => {
      if (element.dataset.opens) return `opens ${element.dataset.opens}`;
      if (element.hasAttribute('popovertarget')) return `menu ${element.getAttribute('popovertarget')}`;
      if (element.type === 'submit') return sends(element);
      if (element.type === 'reset') return 'reset';
      if (element.dataset.do) return `do ${element.dataset.do}`;
      return `button ${[...element.attributes].map(({ name }) => name).find((name) => name.startsWith('data-')) ?? ''}`;
    };
    const link = (element: HTMLAnchorElement): [Control['kind'], string] | undefined => {
      if (element.dataset.opens) return ['button', `opens ${element.dataset.opens}`];
      const to = new URL(element.href);
      if (to.origin !== location.origin) return ['link', to.href];
      if (to.hash && to.pathname === location.pathname) return undefined;
      const place = element.closest('nav, th');
      if (place && to.pathname === location.pathname) return ['sieve', `${place.getAttribute('aria-label') ?? 'column'}: ${(element.textContent ?? '').trim()}`];
      return ['link', open(to.pathname)];
    };
    const known = (element: Element): [Control['kind'], string] | undefined => {
      if (element instanceof HTMLAnchorElement) return link(element);
      if (element instanceof HTMLButtonElement) return ['button', button(element)];
      if (element.localName === 'summary') return ['button', `more ${element.parentElement?.id ?? ''}`.trim()];
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) {
        if (element.type === 'hidden' || (!(element instanceof HTMLSelectElement) && element.readOnly)) return undefined;
        return ['field', element.name ? open(element.name) : `do ${element.dataset.do ?? ''}`];
      }
      return ['button', `role ${element.getAttribute('role')} on <${element.localName}>`];
    };
    const selector = [
      'a[href], button, input, select, textarea, summary, [contenteditable]',
      ...['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'menuitem', 'combobox', 'slider'].map((role) => `[role="${role}"]`),
    ].join(', ');
    for (const old of document.querySelectorAll('[data-control]')) old.removeAttribute('data-control');
    const found = new Map<string, Control>();
    for (const root of document.querySelectorAll(within)) {
      for (const element of root.querySelectorAll(selector)) {
        const named = isThere(element) ? known(element) : undefined;
        if (!named) continue;
        const [kind, key] = named;
        element.setAttribute('data-control', `${kind} ${key}`);
        found.set(`${kind} ${key}`, { kind, key, href: element instanceof HTMLAnchorElement ? element.href : '' });
      }
    }
    return [...found.values()];
  }, within);
}

/** How a control that `controls` found is met again. */
export function controlled(kind: Control['kind'], key: string): string {
  return `[data-control="${quoted(`${kind} ${key}`)}"]`;
}

function quoted(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}
