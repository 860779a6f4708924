/** Every page there is, by the plan that walks it. A link to any other fails the walk. */
export const pages = {
  contacts: ['/office/contacts', '/office/contacts/bulk', '/office/contacts/merge', '/office/contacts/new', '/office/contacts/{id}'],
  dialog: ['/office/contacts/portal-access'],
  import: ['/office/import', '/office/import/{id}'],
  users: ['/office/users', '/office/users/new', '/office/users/{id}'],
  settings: [
    '/office/settings',
    ...['company', 'brand', 'mail', 'lifetimes', 'policies', 'access', 'languages', 'server'].map((group) => `/office/settings/${group}`),
    '/office/start',
    ...['company', 'mail', 'contacts', 'person', 'access'].map((step) => `/office/start/${step}`),
  ],
  jobs: ['/office/jobs', '/office/jobs/{id}'],
  office: ['/office/outbox', '/office/outbox/{id}', '/office/search', '/office/keys', '/office/connection'],
  account: [
    '/',
    '/login',
    '/reset',
    '/reset/{token}',
    '/invitation',
    '/invitation/{token}',
    '/join/{token}',
    '/my',
    '/my/details',
    '/my/addresses',
    '/my/addresses/new',
    '/my/addresses/{id}',
    '/my/password',
    '/my/security',
    '/my/security/delete',
  ],
} as const;

export type Area = keyof typeof pages;

/** Links that lead to no page. */
const elsewhere = ['/office/jobs/{id}/results', '/office/import/{id}/lines'];

export const paths: ReadonlySet<string> = new Set([...Object.values(pages).flat(), ...elsewhere]);
