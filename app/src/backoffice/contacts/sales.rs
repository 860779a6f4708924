//! *Sales & purchase* on the contact form.

use atrium_domain::locale::Locale;
use atrium_domain::{Currency, PaymentTerms};
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::form::Parts;
use crate::ui::{Choice, Field};

impl Parts<'_> {
    pub(super) fn sales(&self, salespeople: Vec<Choice>) -> Vec<AnyView> {
        let (t, form) = (self.t, self.form);
        let terms = PaymentTerms::ALL
            .map(|terms| Choice::new(terms.code(), terms_label(t, terms)))
            .to_vec();
        let currencies = Currency::all()
            .map(|currency| Choice::new(currency.code(), currency_label(self.locale, currency)))
            .collect();
        let currency = Currency::from_code(&form.currency).map_or("", Currency::code);
        vec![
            self.choice(
                "salesperson",
                t.sales_person(),
                Some(t.sales_person_none()),
                salespeople,
                &form.salesperson,
            ),
            self.choice(
                "payment_terms",
                t.sales_terms(),
                Some(t.sales_not_given()),
                terms,
                &form.payment_terms,
            ),
            self.choice(
                "currency",
                t.sales_currency(),
                Some(t.sales_not_given()),
                currencies,
                currency,
            ),
            self.view(
                Field::text("customer_reference", t.sales_customer_reference())
                    .value(&form.customer_reference),
            ),
            self.view(
                Field::text("supplier_reference", t.sales_supplier_reference())
                    .value(&form.supplier_reference),
            ),
        ]
    }
}

/// Payment terms in words.
pub fn terms_label(t: Texts, terms: PaymentTerms) -> String {
    match terms {
        PaymentTerms::Immediate => t.sales_terms_immediate(),
        PaymentTerms::Days(days) => t.sales_terms_days(days),
        PaymentTerms::EndOfMonth => t.sales_terms_month(),
        PaymentTerms::EndOfNextMonth => t.sales_terms_next_month(),
    }
}

/// A currency by its code, with its symbol where that says more.
pub fn currency_label(locale: Locale, currency: Currency) -> String {
    let (code, symbol) = (currency.code(), currency.symbol(locale));
    if symbol == code {
        code.to_owned()
    } else {
        format!("{code} ({symbol})")
    }
}
