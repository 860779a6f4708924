//! Values as files write them: in one of the six languages, not as codes.

use crate::contact::ContactType;
use crate::locale::Locale;
use crate::payment_terms::PaymentTerms;
use crate::text::fold;

/// Odoo writes "True" and nothing; spreadsheets and people write the rest.
pub fn yes_or_no(text: &str) -> Option<bool> {
    if text.is_ascii() {
        match text.to_ascii_lowercase().as_str() {
            "true" | "1" => return Some(true),
            "" | "false" | "0" => return Some(false),
            _ => {}
        }
    }
    match fold(text).as_str() {
        "yes" | "ja" | "wahr" | "waar" | "tak" | "prawda" | "da" | "adevarat" | "是" | "真" => {
            Some(true)
        }
        "no" | "nein" | "falsch" | "nee" | "onwaar" | "nie" | "falsz" | "nu" | "fals" | "否"
        | "假" => Some(false),
        _ => None,
    }
}

/// Whether it is a company: yes or no, or the one or the other in words.
pub fn is_company(text: &str) -> Option<bool> {
    yes_or_no(text).or_else(|| match fold(text).as_str() {
        "company" | "unternehmen" | "firma" | "bedrijf" | "companie" | "公司" => Some(true),
        "person" | "individual" | "einzelperson" | "privatperson" | "persoon" | "individu"
        | "particulier" | "osoba" | "osoba prywatna" | "persoana" | "persoana fizica" | "个人" => {
            Some(false)
        }
        _ => None,
    })
}

/// A contact's type by its code or a label of it.
pub fn contact_type(text: &str) -> Option<ContactType> {
    if let Some(known) = ContactType::from_code(text) {
        return Some(known);
    }
    Some(match fold(text).as_str() {
        "kontakt" | "联系人" => ContactType::Contact,
        "rechnung"
        | "rechnungsadresse"
        | "factuur"
        | "factuuradres"
        | "faktura"
        | "adres do faktury"
        | "adres faktury"
        | "adres do faktur"
        | "factura"
        | "adresa de facturare"
        | "adresa facturare"
        | "发票"
        | "发票地址"
        | "开票地址"
        | "结算地址" => ContactType::Invoice,
        "lieferung" | "lieferadresse" | "levering" | "afleveradres" | "leveradres" | "dostawa"
        | "adres dostawy" | "livrare" | "adresa de livrare" | "adresa livrare" | "送货"
        | "送货地址" | "收货地址" | "交货地址" => ContactType::Delivery,
        "sonstiges" | "andere" | "andere adresse" | "sonstige adresse" | "weitere adresse"
        | "overig" | "overige" | "ander adres" | "anders" | "inny" | "inne" | "inny adres"
        | "altul" | "altele" | "alta adresa" | "其他" | "其他地址" | "其它" => {
            ContactType::Other
        }
        _ => return None,
    })
}

/// A language by its code, or by its name: "German / Deutsch", "English (US)", "Polski".
pub fn language(text: &str) -> Option<Locale> {
    if let Some(known) = Locale::from_code(text) {
        return Some(known);
    }
    text.split('/').find_map(|name| {
        let name = name.split(['(', '（']).next().unwrap_or_default();
        Some(match fold(name.trim()).as_str() {
            "english" | "englisch" | "engels" | "angielski" | "engleza" | "英语" => Locale::En,
            "german" | "deutsch" | "duits" | "niemiecki" | "germana" | "德语" => Locale::De,
            "dutch" | "nederlands" | "niederlandisch" | "niderlandzki" | "holenderski"
            | "olandeza" | "荷兰语" => Locale::Nl,
            "polish" | "polski" | "jezyk polski" | "polnisch" | "pools" | "poloneza" | "波兰语" => {
                Locale::Pl
            }
            "romanian" | "romana" | "rumanisch" | "roemeens" | "rumunski" | "罗马尼亚语" => {
                Locale::Ro
            }
            "chinese" | "中文" | "简体中文" | "chinesisch" | "chinees" | "chinski" | "chineza" => {
                Locale::Zh
            }
            _ => return None,
        })
    })
}

/// Payment terms by their code, or by the names Odoo and Atrium give them in the six languages:
/// "30 Days", "30 Tage netto", "Immediate Payment", "End of Following Month".
pub fn payment_terms(text: &str) -> Option<PaymentTerms> {
    let text = text.trim();
    if let Some(known) = PaymentTerms::from_code(text) {
        return Some(known);
    }
    let folded = fold(text);
    match folded.as_str() {
        "immediate"
        | "immediately"
        | "immediate payment"
        | "sofort"
        | "sofortige zahlung"
        | "zahlbar sofort"
        | "direct"
        | "directe betaling"
        | "onmiddellijke betaling"
        | "natychmiast"
        | "natychmiastowa platnosc"
        | "platnosc natychmiastowa"
        | "imediat"
        | "plata imediata"
        | "立即付款"
        | "立即支付"
        | "即时付款" => {
            return Some(PaymentTerms::Immediate);
        }
        "end of month" | "end of the month" | "end of this month" | "ende des monats"
        | "monatsende" | "einde van de maand" | "einde maand" | "koniec miesiaca"
        | "sfarsitul lunii" | "月底" => return Some(PaymentTerms::EndOfMonth),
        "end of following month"
        | "end of the following month"
        | "end of next month"
        | "ende des folgemonats"
        | "ende des nachsten monats"
        | "einde van de volgende maand"
        | "einde volgende maand"
        | "koniec nastepnego miesiaca"
        | "koniec kolejnego miesiaca"
        | "sfarsitul lunii urmatoare"
        | "次月底"
        | "下月底" => {
            return Some(PaymentTerms::EndOfNextMonth);
        }
        _ => {}
    }
    // A number of days and nothing else that would change them: "2% 10, net 30" is other terms.
    let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
    let words: String = folded
        .chars()
        .map(|c| {
            if c.is_alphabetic() || c == '%' {
                c
            } else {
                ' '
            }
        })
        .collect();
    let one_number = folded
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .count()
        == 1;
    let only_days = !words.trim().is_empty()
        && words.split_whitespace().all(|word| {
            matches!(
                word,
                "d" | "day"
                    | "days"
                    | "net"
                    | "netto"
                    | "tag"
                    | "tage"
                    | "tagen"
                    | "dag"
                    | "dagen"
                    | "dzien"
                    | "dni"
                    | "dnia"
                    | "zi"
                    | "zile"
                    | "de"
                    | "天"
                    | "日"
            )
        });
    (one_number && only_days)
        .then(|| PaymentTerms::from_code(&format!("{digits}d")))
        .flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn values_are_read_in_every_language() {
        for yes in ["True", "1", "Ja", "TAK", "da", "是", "WAHR"] {
            assert_eq!(yes_or_no(yes), Some(true), "{yes}");
        }
        for no in ["", "False", "0", "nein", "Fałsz", "否"] {
            assert_eq!(yes_or_no(no), Some(false), "{no}");
        }
        assert_eq!(yes_or_no("maybe"), None);
        assert_eq!(is_company("Einzelperson"), Some(false));
        assert_eq!(is_company("公司"), Some(true));
        assert_eq!(contact_type("Rechnungsadresse"), Some(ContactType::Invoice));
        assert_eq!(
            contact_type("Adresă de livrare"),
            Some(ContactType::Delivery)
        );
        assert_eq!(contact_type("Follow-up Address"), None);
        assert_eq!(language("German / Deutsch"), Some(Locale::De));
        assert_eq!(
            language("Chinese (Simplified) / 简体中文"),
            Some(Locale::Zh)
        );
        assert_eq!(language("English (US)"), Some(Locale::En));
        assert_eq!(language("Klingon"), None);
    }

    #[test]
    fn terms_are_read_by_their_names_and_others_are_none() {
        for (text, days) in [
            ("30 Days", 30),
            ("30 Tage netto", 30),
            ("15 dni", 15),
            ("21 zile", 21),
            ("30 de zile", 30),
            ("45天", 45),
            ("30d", 30),
            ("Net 10 days", 10),
        ] {
            assert_eq!(
                payment_terms(text),
                Some(PaymentTerms::Days(days)),
                "{text}"
            );
        }
        assert_eq!(
            payment_terms("Immediate Payment"),
            Some(PaymentTerms::Immediate)
        );
        assert_eq!(
            payment_terms("End of Following Month"),
            Some(PaymentTerms::EndOfNextMonth)
        );
        for other in [
            "",
            "30",
            "2% 10, net 30 days",
            "31 Days",
            "2 Months",
            "3 0 days",
            "30% days",
        ] {
            assert_eq!(payment_terms(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = (yes_or_no(&text), is_company(&text), contact_type(&text), language(&text), payment_terms(&text));
        }
    }
}
