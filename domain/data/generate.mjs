// Writes countries.tsv and currencies.tsv; see README.md beside this file.
// usage: node generate.mjs CLDR_FOLDER ISO4217_XML
import { readFileSync, writeFileSync } from "node:fs";

const [cldr, iso4217] = process.argv.slice(2);
const locales = ["en", "de", "nl", "pl", "ro", "zh"];
const json = (path) => JSON.parse(readFileSync(`${cldr}/${path}`, "utf8"));

// CLDR lists more than ISO 3166-1: exceptionally reserved and grouping codes.
// XK (Kosovo, user-assigned) stays: exports of other systems carry it.
const notCountries = new Set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split(" "));
const territories = Object.fromEntries(locales.map((l) => [
  l, json(`cldr-localenames-full/main/${l}/territories.json`).main[l].localeDisplayNames.territories,
]));
const countries = Object.keys(territories.en)
  .filter((code) => /^[A-Z]{2}$/.test(code) && !notCountries.has(code))
  .sort()
  .map((code) => [code, ...locales.map((l) => territories[l][code])].join("\t"));
writeFileSync("countries.tsv", `${["code", ...locales].join("\t")}\n${countries.join("\n")}\n`);

const symbols = Object.fromEntries(locales.map((l) => [
  l, json(`cldr-numbers-full/main/${l}/currencies.json`).main[l].numbers.currencies,
]));
const digits = new Map();
for (const entry of readFileSync(iso4217, "utf8").split("<CcyNtry>").slice(1)) {
  const code = entry.match(/<Ccy>([A-Z]{3})<\/Ccy>/)?.[1];
  // "N.A." are metals, funds and test codes: no amounts are written in them.
  const minor = entry.match(/<CcyMnrUnts>(\d)<\/CcyMnrUnts>/)?.[1];
  if (code && minor !== undefined) digits.set(code, minor);
}
const currencies = [...digits.keys()].sort().map((code) => [
  code, digits.get(code), ...locales.map((l) => symbols[l][code]?.symbol ?? code),
].join("\t"));
writeFileSync("currencies.tsv", `${["code", "minor_digits", ...locales].join("\t")}\n${currencies.join("\n")}\n`);
