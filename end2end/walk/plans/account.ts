import { type Contact, type Customer, type People, address, goodPassword, unique } from '../../fixtures/people.ts';
import { codeIn } from '../../fixtures/mail.ts';
import type { Server } from '../../fixtures/server.ts';
import { type Outcome, leads, shows, speaks, told } from '../outcomes.ts';
import type { Plan, Sheet, Value, Walk } from '../walk.ts';

const OTHER = 'eleven slow trains going north';
const SECURITY = '/my/security';

const place: Record<string, Value> = {
  country: 'PL',
  street: 'ul. Piotrkowska 12/3',
  street2: 'wejście od podwórza',
  zip: '90-001',
  city: 'Łódź',
};

/** Signs out by taking the cookie away; not below a page that is just opening its stream with it. */
async function forget({ page }: Walk): Promise<void> {
  await page.goto('about:blank');
  await page.context().clearCookies({ name: /session/ });
}

/** Everything of a customer, and the ways in. */
export async function accountPlan(server: Server, people: People): Promise<Plan> {
  const mark = unique('').trim();
  const customer = await people.customer(`Kunde ${mark}`, await people.contact({ name: `Firma ${mark}`, kind: 'company', country: 'PL' }));
  const offered: Contact[] = [];
  for (const number of [1, 2]) offered.push(await people.person(await people.company(`Other ${number} ${mark}`), `Twice ${number} ${mark}`, { email: customer.email }));
  const offers: string[] = [];
  for (const contact of offered) offers.push(await people.offer(contact));
  let password = goodPassword;

  const as = (who: Customer | undefined, path: string) => async (walk: Walk) => {
    await forget(walk);
    if (who) await walk.page.context().addCookies([await people.signIn(who.email, password)]);
    await walk.goto(path);
  };
  /** With the session that is there. */
  const at = (path: string) => (walk: Walk) => walk.goto(path);
  const changed: Outcome = async (walk, press) => {
    await told('password-changed')(walk, press);
    password = OTHER;
  };
  let answered = 0;
  const answers = (then: Outcome): Outcome => async (walk, press) => {
    await then(walk, press);
    answered += 1;
  };
  const details: Sheet = {
    path: '/my/details',
    open: at('/my/details'),
    forms: [
      {
        send: 'POST /my/details',
        fill: { name: `Kundin ${mark}`, email: address(`kundin ${mark}`), phone: '+48 42 555 01 09', ...place, state: 'łódzkie' },
        then: told('saved'),
        leadsOn: true,
      },
      { send: 'POST /my/details act=country', fill: { country: 'US' }, then: shows('[name="state"]'), kept: 'on the next page' },
    ],
  };
  const where = (send: string): Sheet['forms'] => [
    {
      send,
      fill: { type: 'invoice', name: `Lager ${mark}`, email: `lager.${mark}@walk.example`, phone: '+48 42 555 01 10', ...place },
      then: told('saved', /\/my\/addresses/),
      kept: 'nothing',
      leadsOn: true,
    },
    { send: `${send} act=country`, fill: { country: 'US' }, then: shows('[name="state"]'), kept: 'on the next page' },
  ];
  const security: Sheet = {
    path: SECURITY,
    open: as(customer, SECURITY),
    forms: [
      { send: `POST ${SECURITY}`, fill: { current_password: goodPassword, password: OTHER, verify: OTHER }, then: changed, kept: 'nothing' },
      { send: 'POST /language', fill: { language: 'nl' }, then: speaks('nl'), kept: 'nothing' },
    ],
    buttons: {
      'POST /my/security/sessions/{id}/end': told('elsewhere-ended'),
      'POST /my/security/sessions/end': told('elsewhere-ended'),
    },
  };
  const login: Sheet = {
    path: '/login',
    open: as(undefined, '/login'),
    forms: [{ send: 'POST /login', fill: { email: customer.email, password: goodPassword, remember: true }, then: leads(/\/my$/), kept: 'nothing' }],
  };
  const invited = await people.person(await people.company(), `Eingeladen ${mark}`);
  const typing = await people.person(await people.company(), `Tippt ${mark}`);
  const invitation = await people.invite(invited);
  await people.invite(typing);
  const code = codeIn(await server.mails.arrive(typing.email));
  const forgetful = await people.customer(`Vergesslich ${mark}`);
  const toldOne = await people.customer(`Gesagt ${mark}`);
  const toldPassword = await people.setPassword(await people.user(toldOne.email));
  const leaving = await people.customer(`Geht ${mark}`);
  const chooses = (send: string, then: Outcome): Sheet['forms'] => [{ send, fill: { password: OTHER, verify: OTHER }, then, kept: 'nothing' }];
  return {
    'where one signs in': login,
    'a forgotten password': {
      path: '/reset',
      open: as(undefined, '/reset'),
      forms: [{ send: 'POST /reset', fill: { email: forgetful.email }, then: told('reset-sent', /\/login/), kept: 'nothing', leadsOn: true }],
    },
    'a link to choose another': {
      path: '/reset/{token}',
      open: async (walk) => walk.goto(new URL(/http\S+\/reset\/\S+/.exec((await server.mails.arrive(forgetful.email, 2)).text)?.[0] ?? '').pathname),
      forms: chooses('POST /reset/{token}', told('password-set', /\/login/)),
    },
    'a typed code': {
      path: '/invitation',
      open: as(undefined, '/invitation'),
      forms: [{ send: 'POST /invitation', fill: { email: typing.email, code }, then: leads(/\/invitation\/[\w.-]+$/), kept: 'nothing' }],
    },
    'an invitation': {
      path: '/invitation/{token}',
      open: as(undefined, invitation),
      forms: chooses('POST /invitation/{token}', told('welcome', /\/my/)),
    },
    'a password that an administrator has told': {
      path: '/my/password',
      open: async (walk) => {
        await forget(walk);
        await walk.page.context().addCookies([await people.signIn(toldOne.email, toldPassword)]);
        await walk.goto('/my');
      },
      forms: [
        { send: 'POST /logout', fill: {}, then: told('signed-out'), kept: 'nothing' },
        {
          send: 'POST /my/password',
          fill: { current_password: toldPassword, password: OTHER, verify: OTHER },
          then: told('password-changed', /\/my/),
          kept: 'nothing',
        },
      ],
    },
    'the own account': security,
    home: { path: '/my', open: as(customer, '/my') },
    'own details': details,
    'a new address': { path: '/my/addresses/new', open: at('/my/addresses/new'), forms: where('POST /my/addresses/new') },
    'an address': {
      path: '/my/addresses/{id}',
      open: async (walk) => {
        await walk.goto('/my/addresses');
        await walk.screens.leave(() => walk.page.locator('.card-foot a.button').first().click());
      },
      forms: where('POST /my/addresses/{id}'),
    },
    addresses: {
      path: '/my/addresses',
      open: at('/my/addresses'),
      buttons: { 'POST /my/addresses/{id}/remove': told('removed') },
    },
    'an offer': {
      path: '/join/{token}',
      open: async (walk) => walk.goto(offers[answered]!),
      buttons: {
        'POST /join/{token} act=decline': answers(told('declined', /\/my/)),
        'POST /join/{token} act=accept': answers(told('joined', /\/my/)),
      },
    },
    'the head of the page': {
      within: 'header',
      open: at('/my'),
      forms: [
        { send: 'POST /my/company', fill: { membership: { nth: 1 } }, then: told('switched'), kept: 'nothing' },
        { send: 'POST /language', fill: { language: 'pl' }, then: speaks('pl'), kept: 'nothing' },
      ],
      buttons: { 'POST /logout': told('signed-out') },
    },
    'an account to be deleted': {
      path: '/my/security/delete',
      open: async (walk) => {
        await forget(walk);
        await walk.page.context().addCookies([leaving.session]);
        await walk.goto('/my/security/delete');
      },
      forms: [{ send: 'POST /my/security/delete', fill: { current_password: goodPassword, login: leaving.email }, then: told('account-deleted'), kept: 'nothing' }],
    },
    'the front page': { path: '/', open: as(undefined, '/') },
  };
}
