import type { Page } from '@playwright/test';

import { People, unique } from '../fixtures/people.ts';
import type { Cookie, Server } from '../fixtures/server.ts';
import { forCustomers, forCustomersOfTwo } from './visits/customers.ts';
import { forEmployees, forStaff, furnished } from './visits/staff.ts';
import type { Visit, Who } from './visits/visit.ts';
import { forVisitors } from './visits/visitors.ts';

/** What stands in a server so that every page has something to show. */
export interface Scene {
  visits: Visit[];
  enter: (page: Page, who: Who) => Promise<void>;
}

const longName = 'Maximiliane Gräfin von Hohenstein-Wolfenbüttel-Sonderburg';

/** Fills a server and lists every page with every state it can have. */
export async function everyPage(server: Server): Promise<Scene> {
  const people = new People(server);
  await server.importContacts();
  const mark = unique('').trim();
  const company = await people.contact({ ...furnished, name: `Zakłady Meblarskie „Wiśnia” i Synowie ${mark}`, kind: 'company', email: '' });
  const invited = await people.person(company, `王小明 ${mark}`, { job_title: '采购经理' });
  const inside = await people.customer(`${longName} ${mark}`, company);
  const former = await people.customer(`Former ${mark}`, company);
  const outside = await people.person(company, `Żaneta Śliwińska-Brzęczyszczykiewicz ${mark}`, { job_title: 'Kierowniczka działu zakupów' });
  // Another company's customer, offered this one twice and a third one for good.
  const twice = await people.customer(`Twice ${mark}`);
  const elsewhere = await people.person(company, `Has a login elsewhere ${mark}`, { email: twice.email });
  const offered = await people.offer(elsewhere);
  const second = await people.offer(await people.person(await people.company(), `Accepted ${mark}`, { email: twice.email }));
  const third = await people.offer(await people.person(await people.company(), `Declined ${mark}`, { email: twice.email }));
  await people.answer(third, 'decline', twice.session);
  const ofTwo = await people.answer(second, 'accept', twice.session);
  const usable = await people.invite(invited);
  const used = await people.invite(await people.person(company, `Used ${mark}`));
  await people.accept(used);
  const withdrawn = await people.person(company, `Withdrawn ${mark}`);
  const withdrawnLink = await people.invite(withdrawn);
  await people.revoke(withdrawn);
  await people.revoke(former);
  const edited = await people.contact({ ...furnished, name: `Edited ${mark}` });
  const shown = await people.person(company, `Shown ${mark}`);
  await people.invite(shown);
  // Not among those that the lists are searched for.
  const many = unique('Many');
  const job = await crowd(people, many);
  const colleague = await people.colleague(`Kollegin ${mark}`);
  const told = await people.customer(`Told ${mark}`);
  const toldUser = await people.user(told.email);
  const toldSession = await people.signIn(told.email, await people.setPassword(toldUser));
  await people.edit(edited, { ...furnished, phone: '+48 42 555 01 01' });
  await people.edit(edited, { ...furnished, phone: '+48 42 555 01 02', country: 'DE', notes: 'Nur vormittags' });
  await server.post('/reset', { email: inside.email });
  const reset = new URL(/http\S+\/reset\/\S+/.exec((await server.mails.arrive(inside.email, 2)).text)?.[0] ?? '').pathname;

  return {
    visits: [
      ...forVisitors({ usable, used, withdrawn: withdrawnLink, reset, offered, declined: third }),
      ...forCustomers,
      ...forCustomersOfTwo(offered),
      { name: 'portal-told-password', who: 'customer who was told a password', path: '/my' },
      { name: 'access-ended', who: 'former customer', path: '/my' },
      ...forStaff(server, { company, outside, edited, shown, leaving: inside, spare: outside, colleague: colleague.id, toldUser, job, many, mark }),
      ...forEmployees(company),
    ],
    enter: async (page, who) => {
      const sessions: Record<Who, () => Cookie | undefined | Promise<Cookie>> = {
        visitor: () => undefined,
        customer: () => inside.session,
        'customer of two companies': () => ofTwo,
        'customer who was told a password': () => toldSession,
        'former customer': () => former.session,
        administrator: () => people.confirmed(),
        employee: async () => server.session(await server.member('employee')),
      };
      const cookie = await sessions[who]();
      await page.context().clearCookies({ name: /session/ });
      if (cookie) await page.context().addCookies([cookie]);
    },
  };
}

/** More than can be done while one waits; and a job that refused them all, for none has access yet. */
async function crowd(people: People, name: string): Promise<string> {
  await people.crowd(name, 205);
  const job = await people.job('revoke-selected', name);
  await people.finished(job);
  return job;
}
