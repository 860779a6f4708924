import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from '@playwright/test';

import { unique } from '../../fixtures/people.ts';
import { type Outcome, leads } from '../outcomes.ts';
import type { Plan, Sheet, Walk } from '../walk.ts';

const URL = '/office/import';
const ACT = `POST ${URL}/{id} act=`;

/** A file of contacts, from the upload to the contacts it made. */
export async function importPlan(folder: string): Promise<Plan> {
  const mark = unique('').trim();
  const file = join(folder, `import-${mark}.csv`);
  await writeFile(file, `"id","name","Bemerkung"\n"walk_${mark}","Brought ${mark}","keine"\n`);
  let brought = '';

  /** The page of a file that waits; another one where the last is done with. */
  const own = async (walk: Walk): Promise<void> => {
    if (brought === '') {
      await walk.goto(URL);
      await walk.page.locator('main [name="file"]').setInputFiles(file);
      await walk.screens.leave(() => walk.page.locator('main form.form button[type="submit"]').click());
      await expect(walk.page).toHaveURL(/\/office\/import\/\d+/);
      brought = new globalThis.URL(walk.page.url()).pathname;
    }
    await walk.goto(brought);
  };
  const over = (then: Outcome): Outcome => async (walk, press) => {
    await then(walk, press);
    brought = '';
  };
  const thrown: Sheet = {
    open: own,
    buttons: { [`${ACT}discard`]: over(leads(/\/office\/import/)) },
  };
  const matched: Sheet = {
    path: `${URL}/{id}`,
    like: thrown,
    open: own,
    forms: [{ send: `${ACT}check`, fill: { 'column.{n}': 'id', source: `walk-${mark}` }, then: leads(/\/office\/import\/\d+/), kept: 'nothing', leadsOn: true }],
  };
  const looked: Sheet = {
    like: matched,
    // It is looked through beside the pages.
    open: async (walk) => {
      await expect(async () => {
        await own(walk);
        await expect(walk.page.locator('main button[value="import"]')).toBeVisible({ timeout: 100 });
      }).toPass({ timeout: 15_000 });
    },
    buttons: { [`${ACT}import`]: over(leads(/\/office\/import\/\d+/)) },
  };
  return {
    'a file to be brought': {
      path: URL,
      open: (walk) => walk.goto(URL),
      forms: [{ send: `POST ${URL}`, fill: { file: { file } }, then: leads(/\/office\/import\/\d+/), kept: 'nothing' }],
    },
    'what the columns of a file are': matched,
    'what a file would do': looked,
    // Last, because it is thrown away; its columns and its source are done above.
    'a file that is thrown away': { ...thrown, like: looked },
  };
}
