import { type Visit, submit } from './visit.ts';

export const forCustomers: Visit[] = [
  { name: 'portal-front', who: 'customer', path: '/' },
  { name: 'portal-home', who: 'customer', path: '/my?done=welcome' },
  { name: 'portal-security', who: 'customer', path: '/my/security' },
  {
    name: 'portal-security-refused',
    who: 'customer',
    path: '/my/security',
    prepare: async ({ page }) => submit(page, { current_password: '', password: 'short', verify: 'other' }),
  },
  { name: 'portal-details', who: 'customer', path: '/my/details' },
  { name: 'portal-addresses', who: 'customer', path: '/my/addresses' },
  { name: 'portal-address-new', who: 'customer', path: '/my/addresses/new' },
  { name: 'portal-delete-account', who: 'customer', path: '/my/security/delete' },
  { name: 'portal-not-found', who: 'customer', path: '/my/no-such-page' },
];

export function forCustomersOfTwo(offered: string): Visit[] {
  const who = 'customer of two companies';
  return [
    { name: 'portal-switcher', who, path: '/my?done=switched' },
    { name: 'portal-offer', who, path: offered },
  ];
}
