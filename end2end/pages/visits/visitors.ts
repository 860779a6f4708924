import type { Screens } from '../screens.ts';
import { type Visit, submit } from './visit.ts';

export interface Links {
  offered: string;
  declined: string;
  usable: string;
  used: string;
  withdrawn: string;
  reset: string;
}

export function forVisitors({ usable, used, withdrawn, reset, offered, declined }: Links): Visit[] {
  const who = 'visitor';
  const wrong = async ({ page }: Screens) => submit(page, { password: 'short', verify: 'other' });
  return [
    { name: 'front', who, path: '/' },
    { name: 'login', who, path: '/login' },
    { name: 'login-refused', who, path: '/login', prepare: async ({ page }) => submit(page, { email: 'nobody@example.com', password: 'x' }) },
    { name: 'login-signed-out', who, path: '/login?done=password-set' },
    { name: 'reset', who, path: '/reset' },
    { name: 'reset-refused', who, path: '/reset', prepare: async ({ page }) => submit(page, { email: 'no address' }) },
    { name: 'reset-link', who, path: reset },
    { name: 'reset-unknown', who, path: '/reset/never-made' },
    { name: 'invitation-code', who, path: '/invitation' },
    { name: 'invitation-code-refused', who, path: '/invitation', prepare: async ({ page }) => submit(page, { email: 'a@example.com', code: 'AAAAA-AAAAA' }) },
    { name: 'invitation-usable', who, path: usable },
    { name: 'invitation-refused', who, path: usable, prepare: wrong },
    { name: 'invitation-used', who, path: used },
    { name: 'invitation-withdrawn', who, path: withdrawn },
    { name: 'invitation-unknown', who, path: '/invitation/never-made' },
    { name: 'offer', who, path: offered },
    { name: 'offer-declined', who, path: declined },
    { name: 'offer-unknown', who, path: '/join/never-made' },
    { name: 'not-found', who, path: '/no-such-page' },
  ];
}
