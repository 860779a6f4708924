//! Importing in the browser: a file on its whole way, in every language, with bad lines, cut off;
//! and everybody who must not.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use std::fmt::Write as _;

use atrium_backend::operation::import_contacts::journal;
use atrium_backend::operation::import_contacts::office::folder;
use atrium_domain::permission::Role;
use atrium_domain::time::Duration;
use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode, header};
use futures_util::stream;
use support::{Answer, Browser, House};

/// Contacts but those of the staff who bring them.
const BROUGHT: &str =
    "SELECT COUNT(*) FROM contact WHERE email NOT IN (SELECT login FROM app_user)";

const START: &str = "/office/import";

fn form_of(file: &[u8], name: &str) -> Vec<u8> {
    let mut body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: text/csv\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--x--\r\n");
    body
}

fn posting(body: Body) -> Request<Body> {
    Request::post(START)
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header("sec-fetch-site", "same-origin")
        .body(body)
        .unwrap()
}

async fn upload(browser: &mut Browser, file: &[u8], name: &str) -> Answer {
    browser.send(posting(Body::from(form_of(file, name)))).await
}

/// Brings a file; its page.
async fn bring(browser: &mut Browser, file: &str) -> String {
    let answer = upload(browser, file.as_bytes(), "Kontakte.csv").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().to_owned()
}

/// The fields that are chosen on a file's page, column by column.
fn chosen(page: &str) -> Vec<String> {
    page.split("<select")
        .filter(|select| select.contains("name=\"column."))
        .map(|select| {
            let option = select
                .split("<option")
                .find(|option| option.contains(" selected"))
                .unwrap();
            let value = option.split("value=\"").nth(1).unwrap();
            value[..value.find('"').unwrap()].to_owned()
        })
        .collect()
}

async fn act(browser: &mut Browser, page: &str, act: &str) -> Answer {
    browser.post(page, &[("act", act)]).await
}

/// Sends the matching as the page offers it, but for some controls.
async fn check(browser: &mut Browser, page: &str, but: &[(&str, &str)]) -> Answer {
    let shown = browser.get(page).await;
    let mut form = vec![
        ("act".to_owned(), "check".to_owned()),
        ("source".to_owned(), "odoo".to_owned()),
    ];
    for (at, field) in chosen(&shown.body).into_iter().enumerate() {
        form.push((format!("column.{at}"), field));
    }
    for (name, value) in but {
        form.retain(|(known, _)| known != name);
        form.push(((*name).to_owned(), (*value).to_owned()));
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    browser.post(page, &form).await
}

/// What a serving process does beside the pages.
async fn work(house: &House) {
    journal::work(house.atrium(), &folder(house.atrium()))
        .await
        .unwrap();
}

fn files(house: &House) -> usize {
    std::fs::read_dir(folder(house.atrium())).map_or(0, Iterator::count)
}

const PLAIN: &str = "id,name,is_company,email,parent_id/id\n\
    p.1,Ana Plain,False,ana@plain.example,c.1\nc.1,Plain Works,True,,\n";

/// The heads of one and the same list, as Odoo shows them in each language, and its values.
const LANGUAGES: [(&str, &str); 6] = [
    (
        "External ID,Name,Is a Company,Related Company/External ID,Address Type,Email,City,Country,Language,Tags,Active,Customer Payment Terms,Salesperson,Reference,Website,Tax ID",
        "Invoice Address,Poland,Polish / Język polski,30 Days",
    ),
    (
        "Externe ID,Name,Ist ein Unternehmen,Zugehöriges Unternehmen/Externe ID,Adresstyp,E-Mail,Stadt,Land,Sprache,Stichwörter,Aktiv,Zahlungsbedingungen,Vertriebsmitarbeiter,Referenz,Website,Steuernummer",
        "Rechnungsadresse,Polen,Polish / Język polski,30 Tage",
    ),
    (
        "Externe ID,Naam,Is een bedrijf,Gerelateerd bedrijf/Externe ID,Adrestype,E-mail,Plaats,Land,Taal,Labels,Actief,Betaalvoorwaarden,Verkoper,Referentie,Website,BTW",
        "Factuuradres,Polen,Polish / Język polski,30 dagen",
    ),
    (
        "Identyfikator zewnętrzny,Nazwa,Jest firmą,Powiązana firma/Identyfikator zewnętrzny,Typ adresu,E-mail,Miasto,Kraj,Język,Tagi,Aktywne,Warunki płatności,Sprzedawca,Odnośnik,Strona internetowa,NIP",
        "Adres do faktury,Polska,Polish / Język polski,30 dni",
    ),
    (
        "ID extern,Nume,Este o companie,Companie asociată/ID extern,Tip adresă,E-mail,Oraș,Țară,Limbă,Etichete,Activ,Condiții de plată,Agent de vânzări,Referință,Site web,Cod fiscal",
        "Adresă de facturare,Polonia,Polish / Język polski,30 de zile",
    ),
    (
        "外部 ID,名称,是公司,相关公司/外部 ID,地址类型,电子邮件,城市,国家,语言,标签,有效,付款条款,销售员,内部参考,网站,税号",
        "发票地址,波兰,Polish / Język polski,30 天",
    ),
];

fn list(at: usize) -> String {
    let (head, values) = LANGUAGES[at];
    let values: Vec<&str> = values.split(',').collect();
    let [kind, country, language, terms] = values[..] else {
        panic!("four values");
    };
    format!(
        "{head}\n\
         l{at}.2,Żaneta {at},False,l{at}.1,,z{at}@meble.example,Łódź,{country},{language},\"VIP, Holz\",True,,,,,\n\
         l{at}.1,Meble {at},True,,,info{at}@meble.example,Łódź,{country},{language},,True,{terms},Staff manager,K-{at},https://meble.example,PL123\n\
         l{at}.3,Faktury {at},False,l{at}.1,{kind},,Łódź,{country},,,True,,,,,\n"
    )
}

on_both! {
    async fn a_list_goes_its_whole_way_with_heads_in_each_language(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        for at in 0..LANGUAGES.len() {
            let page = bring(&mut staff, &list(at)).await;
            let shown = staff.get(&page).await;
            assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
            assert_eq!(
                chosen(&shown.body),
                [
                    "id", "name", "is_company", "parent_id/id", "type", "email", "city", "country_id/name", "lang",
                    "category_id/name", "active", "property_payment_term_id", "user_id", "ref", "website", "vat",
                ],
                "language {at}"
            );
            let checked = check(&mut staff, &page, &[]).await;
            assert_eq!(checked.status, StatusCode::SEE_OTHER, "{}", checked.body);
            let contacts = BROUGHT;
            let before = house.number(contacts).await;
            assert_eq!(before, 3 * i64::try_from(at).unwrap(), "checking wrote");
            let shown = staff.get(&page).await;
            assert!(shown.body.contains("value=\"import\""), "language {at}: {}", shown.body);
            let accepted = act(&mut staff, &page, "import").await;
            assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.body);
            assert!(staff.get(&page).await.body.contains("<progress"));
            work(&house).await;
            assert_eq!(house.number(contacts).await, before + 3);
            let right = format!(
                "SELECT COUNT(*) FROM contact WHERE name = 'Meble {at}' AND country = 'PL' AND language = 'pl' AND payment_terms = '30d' \
                 AND customer_reference = 'K-{at}' AND salesperson_id = (SELECT id FROM app_user WHERE name = 'Staff manager')"
            );
            assert_eq!(house.number(&right).await, 1, "language {at}");
            let invoice = format!("SELECT COUNT(*) FROM contact WHERE name = 'Faktury {at}' AND contact_type = 'invoice' AND parent_id IS NOT NULL");
            assert_eq!(house.number(&invoice).await, 1, "language {at}");
            let shown = staff.get(&page).await;
            assert!(shown.body.contains("What came of it") && !shown.body.contains("name=\"column."));
        }
        assert_eq!(files(&house), 0, "what is applied leaves no file");
        let trail = "SELECT COUNT(*) FROM audit_entry WHERE subject = 'import' AND actor = 'user' AND action =";
        for action in ["import_brought", "import_accepted", "contacts_imported"] {
            assert_eq!(house.number(&format!("{trail} '{action}'")).await, 6, "{action}");
        }
        let list = staff.get(START).await;
        assert_eq!(list.body.matches("Kontakte.csv").count(), 6);
        // The same list once more says nothing new.
        let page = bring(&mut staff, &self::list(3)).await;
        check(&mut staff, &page, &[]).await;
        act(&mut staff, &page, "import").await;
        work(&house).await;
        assert_eq!(house.number(BROUGHT).await, 18);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'contact_changed'").await, 0);
    }

    async fn what_a_spreadsheet_saves_as_unicode_text_is_taken_as_it_is(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let text = "\u{feff}Externe ID\tNaam\tIs een bedrijf\tPlaats\r\n\
            u.1\tŻółw 王\tTrue\tŁódź, centrum\r\nu.2\tDrugi\tTrue\t\r\n";
        let file: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let brought = upload(&mut staff, &file, "Kontakte.csv").await;
        assert_eq!(brought.status, StatusCode::SEE_OTHER, "{}", brought.body);
        let page = brought.location().to_owned();
        let shown = staff.get(&page).await;
        assert_eq!(chosen(&shown.body), ["id", "name", "is_company", "city"]);
        assert!(shown.body.contains("Łódź, centrum"), "{}", shown.body);
        assert_eq!(check(&mut staff, &page, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(act(&mut staff, &page, "import").await.status, StatusCode::SEE_OTHER);
        work(&house).await;
        let right = "SELECT COUNT(*) FROM contact WHERE name = 'Żółw 王' AND city = 'Łódź, centrum'";
        assert_eq!(house.number(right).await, 1);
        assert_eq!(house.number(BROUGHT).await, 2);
    }

    async fn bad_lines_are_told_with_field_and_reason_and_nothing_is_written(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let mut file = String::from("id,Name,Email,Salesperson,Customer Payment Terms,Related Company/External ID\n");
        for line in 0..60 {
            writeln!(file, "b.{line},Bad {line},not an address,,,").unwrap();
        }
        file.push_str("b.60,,,,,\nb.61,Nobody's,,Nobody Here,,\nb.62,Odd,,,2% 10 Net 45,\nb.63,Orphan,,,,x.9\n");
        let page = bring(&mut staff, &file).await;
        assert_eq!(check(&mut staff, &page, &[]).await.status, StatusCode::SEE_OTHER);
        let shown = staff.get(&page).await;
        assert!(shown.body.contains("Rejected lines") && !shown.body.contains("value=\"import\""));
        assert!(shown.body.contains("the download has them all"), "{}", shown.body);
        let lines = staff.get(&format!("{page}/lines")).await;
        assert_eq!(lines.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
        assert!(lines.body.contains("\"2\",\"\",\"Email\","), "{}", lines.body);
        assert!(lines.body.contains("\"62\",\"\",\"Name\","), "{}", lines.body);
        assert!(lines.body.contains("2% 10 Net 45"), "{}", lines.body);
        // All the file's own faults first; what it refers to is asked for once there are none.
        assert_eq!(lines.body.lines().count(), 1 + 62, "{}", lines.body);
        assert_eq!(act(&mut staff, &page, "import").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let refused = "id,name,user_id,parent_id/id\nb.61,Nobody's,Nobody Here,\nb.63,Orphan,,x.9\n";
        let page = bring(&mut staff, refused).await;
        check(&mut staff, &page, &[]).await;
        let lines = staff.get(&format!("{page}/lines")).await;
        assert!(lines.body.contains("Nobody Here") && lines.body.contains("x.9"), "{}", lines.body);
        assert_eq!(lines.body.lines().count(), 3);
        // Without the column, and with a parent left out, the rest can be taken.
        assert_eq!(check(&mut staff, &page, &[("column.2", ""), ("column.3", "")]).await.status, StatusCode::SEE_OTHER);
        assert!(staff.get(&page).await.body.contains("value=\"import\""));
        assert_eq!(house.number(BROUGHT).await, 0);
        work(&house).await;
        assert_eq!(house.number(BROUGHT).await, 0, "nobody has accepted it");
    }

    async fn a_wrong_matching_is_refused_and_keeps_what_was_chosen(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let page = bring(&mut staff, PLAIN).await;
        let refused = check(&mut staff, &page, &[("column.0", ""), ("column.3", "name"), ("source", "De mo")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for told in ["No column is matched to the external ID", "Another column fills this field already", "“demo” is taken"] {
            assert!(refused.body.contains(told), "{told}: {}", refused.body);
        }
        assert_eq!(chosen(&refused.body), ["", "name", "is_company", "name", "parent_id/id"]);
        assert!(refused.body.contains("value=\"De mo\""));
        let nonsense = staff.post(&page, &[("act", "explode")]).await;
        assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(house.number("SELECT COUNT(*) FROM import_run WHERE state = 'taken'").await, 1);
    }

    async fn a_column_that_is_not_imported_leaves_its_field_alone(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let import = async |staff: &mut Browser, file: &str, but: &[(&str, &str)]| {
            let page = bring(staff, file).await;
            let checked = check(staff, &page, but).await;
            assert_eq!(checked.status, StatusCode::SEE_OTHER, "{}", checked.body);
            let accepted = act(staff, &page, "import").await;
            assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.body);
            work(&house).await;
            staff.get(&page).await.body
        };
        import(&mut staff, "id,name,phone,city,ref,active\np.1,Ann,+48 22 555 01 01,Łódź,R-1,\n", &[]).await;
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE archived_at IS NOT NULL").await, 1);
        import(&mut staff, "id,name,phone\np.1,Anna,\n", &[("column.2", "")]).await;
        let same = "SELECT COUNT(*) FROM contact WHERE name = 'Anna' AND phone = '+48 22 555 01 01' AND city = 'Łódź' AND customer_reference = 'R-1' AND archived_at IS NOT NULL";
        assert_eq!(house.number(same).await, 1);
        // What was edited here is kept, and told.
        house.execute("UPDATE contact SET customer_reference = 'OURS', row_version = row_version + 1").await;
        let page = import(&mut staff, "id,name,ref,phone\np.1,Anna,R-2,+48 22 555 02 02\n", &[]).await;
        assert!(page.contains("Kept because edited here") && page.contains("Customer reference"), "{page}");
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE customer_reference = 'OURS' AND phone = '+48 22 555 02 02'").await, 1);
    }

    async fn a_large_file_is_looked_through_beside_the_pages_and_goes_on_where_it_was_cut_off(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let mut file = String::from("id,name,email,city\n");
        for line in 0..5000 {
            writeln!(file, "many.{line},Somebody Number {line},somebody{line}@many.example,Kraków and around it").unwrap();
        }
        assert!(file.len() > 256 * 1024);
        let page = bring(&mut staff, &file).await;
        check(&mut staff, &page, &[]).await;
        let shown = staff.get(&format!("{page}?follow=yes")).await;
        assert!(shown.body.contains("being checked"), "{}", shown.body);
        assert_eq!(shown.headers["refresh"], "3");
        work(&house).await;
        assert!(staff.get(&page).await.body.contains("Import 5000 contacts"));
        act(&mut staff, &page, "import").await;
        // Cut off in the middle: the future is dropped, as a process that ends drops it.
        let folder = folder(house.atrium());
        for _ in 0..3 {
            let cut_off = tokio::time::timeout(Duration::from_millis(60), journal::work(house.atrium(), &folder));
            let _ = cut_off.await;
        }
        let contacts = house.number(BROUGHT).await;
        let noted = house.number("SELECT applied FROM import_run").await;
        assert_eq!(contacts, noted, "a unit writes and notes, or neither");
        for _ in 0..100 {
            // Whoever read ahead lets go of the file a moment later.
            work(&house).await;
            if files(&house) == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        for told in [BROUGHT, "SELECT COUNT(*) FROM import_origin", "SELECT created FROM import_run WHERE state = 'done'"] {
            assert_eq!(house.number(told).await, 5000, "{told}");
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'contact_created'").await, 5000);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'contacts_imported'").await, 1);
        // Once more is no second import.
        assert_eq!(act(&mut staff, &page, "import").await.status, StatusCode::SEE_OTHER);
        work(&house).await;
        assert_eq!(house.number(BROUGHT).await, 5000);
        assert_eq!(files(&house), 0);
    }

    async fn two_who_accept_at_once_import_once(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let page = bring(&mut staff, PLAIN).await;
        check(&mut staff, &page, &[]).await;
        let (mut one, mut other) = (staff.clone(), staff.clone());
        let (first, second) = tokio::join!(act(&mut one, &page, "import"), act(&mut other, &page, "import"));
        assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
        tokio::join!(work(&house), work(&house));
        work(&house).await;
        assert_eq!(house.number(BROUGHT).await, 2);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'import_accepted'").await, 1);
    }

    async fn a_colleague_who_left_meanwhile_sends_the_file_back(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        house.staff(Role::Manager).await;
        let page = bring(&mut staff, "id,name,user_id/login\np.1,Ann,manager@northwind.example\n").await;
        check(&mut staff, &page, &[]).await;
        assert_eq!(act(&mut staff, &page, "import").await.status, StatusCode::SEE_OTHER);
        house.execute("UPDATE app_user SET archived_at = 1 WHERE role = 'manager'").await;
        work(&house).await;
        assert_eq!(house.number(BROUGHT).await, 0);
        let shown = staff.get(&page).await;
        assert!(shown.body.contains("No one colleague at work here"), "{}", shown.body);
        assert!(!shown.body.contains("value=\"import\""));
    }

    async fn a_file_that_nobody_accepts_is_thrown_away_or_swept_after_a_day(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let page = bring(&mut staff, PLAIN).await;
        let discarded = act(&mut staff, &page, "discard").await;
        assert_eq!(discarded.location(), "/office/import?done=import-discarded");
        assert!(staff.get(discarded.location()).await.body.contains("Nothing was imported."));
        assert_eq!(staff.get(&page).await.status, StatusCode::NOT_FOUND);
        assert_eq!(files(&house), 0);
        let page = bring(&mut staff, PLAIN).await;
        check(&mut staff, &page, &[]).await;
        let folder = folder(house.atrium());
        house.clock.advance(Duration::from_secs(23 * 3600));
        journal::tidy(house.atrium(), &folder).await.unwrap();
        assert_eq!(files(&house), 1);
        house.clock.advance(Duration::from_secs(2 * 3600));
        journal::tidy(house.atrium(), &folder).await.unwrap();
        assert_eq!(files(&house), 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM import_run").await, 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'import_discarded'").await, 2);
    }

    async fn ten_files_may_wait_and_a_name_is_only_shown(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        for name in ["../../etc/passwd", "C:\\\\x\\<b>list.csv", ""] {
            let brought = upload(&mut staff, PLAIN.as_bytes(), name).await;
            assert_eq!(brought.status, StatusCode::SEE_OTHER, "{name}");
        }
        let list = staff.get(START).await.body;
        assert!(list.contains(">passwd<") && list.contains("&lt;b&gt;list.csv"), "{list}");
        for file in std::fs::read_dir(folder(house.atrium())).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            let token = name.strip_suffix(".csv").unwrap();
            assert!(token.len() == 32 && token.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}");
        }
        for _ in 3..10 {
            bring(&mut staff, PLAIN).await;
        }
        let refused = upload(&mut staff, PLAIN.as_bytes(), "a.csv").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("10 files of yours wait already"), "{}", refused.body);
        assert_eq!(files(&house), 10);
        let mut other = house.staff(Role::Administrator).await;
        bring(&mut other, PLAIN).await;
    }

    async fn whom_an_import_renames_it_renames_as_a_login_too(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        for name in ["Ana Plain", "Ana Nowak"] {
            let page = bring(&mut staff, &PLAIN.replace("Ana Plain", name)).await;
            let checked = check(&mut staff, &page, &[]).await;
            assert_eq!(checked.status, StatusCode::SEE_OTHER, "{}", checked.body);
            let accepted = act(&mut staff, &page, "import").await;
            assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.body);
            work(&house).await;
            if name == "Ana Plain" {
                let ana = house.number("SELECT id FROM contact WHERE email = 'ana@plain.example'").await;
                house.customer(&mut staff, ana, "ana@plain.example", &[]).await;
            }
        }
        let named = "SELECT COUNT(*) FROM app_user WHERE login = 'ana@plain.example' AND name = 'Ana Nowak'";
        assert_eq!(house.number(named).await, 1);
    }

    async fn a_file_that_is_gone_says_so(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let page = bring(&mut staff, PLAIN).await;
        for file in std::fs::read_dir(folder(house.atrium())).unwrap() {
            std::fs::remove_file(file.unwrap().path()).unwrap();
        }
        let shown = staff.get(&page).await;
        assert!(shown.body.contains("The file is no longer here"), "{}", shown.body);
        assert_eq!(check(&mut staff, &page, &[("column.0", "id"), ("column.1", "name")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn who_may_not_import_changes_nothing_and_leaves_no_file(house: House) {
        let mut manager = house.staff(Role::Manager).await;
        let mut employee = house.staff(Role::Employee).await;
        let page = bring(&mut manager, PLAIN).await;
        let runs = "SELECT COUNT(*) FROM import_run";
        assert_eq!(upload(&mut employee, PLAIN.as_bytes(), "a.csv").await.status, StatusCode::FORBIDDEN);
        for act in ["check", "import", "discard"] {
            assert_eq!(self::act(&mut employee, &page, act).await.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(employee.get(&format!("{page}/lines")).await.status, StatusCode::FORBIDDEN);
        assert!(!employee.get("/office/contacts").await.body.contains("/office/import"));
        assert!(manager.get("/office/contacts").await.body.contains("/office/import"));
        // A form of another site, and one that does not say where it is from.
        let elsewhere = |from: Option<&str>| {
            let mut request = posting(Body::from(form_of(PLAIN.as_bytes(), "a.csv")));
            request.headers_mut().remove("sec-fetch-site");
            if let Some(from) = from {
                request.headers_mut().insert("sec-fetch-site", from.parse().unwrap());
            }
            request
        };
        assert_eq!(manager.send(elsewhere(Some("cross-site"))).await.status, StatusCode::FORBIDDEN);
        assert_eq!(manager.send(elsewhere(None)).await.status, StatusCode::FORBIDDEN);
        assert_eq!(house.number(runs).await, 1);
        assert_eq!(files(&house), 1);
    }

    async fn bodies_that_are_no_file_are_refused_and_leave_none(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let answers: [(&[u8], StatusCode); 6] = [
            (b"", StatusCode::UNPROCESSABLE_ENTITY),
            (b"\r\n\r\n", StatusCode::UNPROCESSABLE_ENTITY),
            (b"id,name\n", StatusCode::UNPROCESSABLE_ENTITY),
            (b"id,\xFF\n1,2\n", StatusCode::UNPROCESSABLE_ENTITY),
            (b"id,\"na\"me\n1,2\n", StatusCode::UNPROCESSABLE_ENTITY),
            (b"\x89PNG\r\n\x1a\n\0\0\0", StatusCode::UNPROCESSABLE_ENTITY),
        ];
        for (file, status) in answers {
            let answer = upload(&mut staff, file, "a.csv").await;
            assert_eq!(answer.status, status, "{file:?}: {}", answer.body);
            assert!(answer.body.contains("error-summary"));
        }
        for body in ["", "--x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nid,name\n1,Ann"] {
            let answer = staff.send(posting(Body::from(body))).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body:?}");
        }
        let mut honest = posting(Body::from("--x--"));
        honest.headers_mut().insert(header::CONTENT_LENGTH, "999999999999".parse().unwrap());
        assert_eq!(staff.send(honest).await.status, StatusCode::PAYLOAD_TOO_LARGE);
        // One that does not say how long it is, and goes on and on.
        let start = Bytes::from_static(b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n");
        let part = Bytes::from(vec![b'a'; 1 << 20]);
        let parts = std::iter::once(start).chain(std::iter::repeat_n(part, 130));
        let endless = Body::from_stream(stream::iter(parts.map(Ok::<_, std::io::Error>)));
        assert_eq!(staff.send(posting(endless)).await.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(files(&house), 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM import_run").await, 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'import_brought'").await, 0);
    }

    async fn what_was_exported_here_is_recognised_in_each_language(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", "Exported")]).await;
        for language in ["en", "de", "nl", "pl", "ro", "zh"] {
            staff.post("/language", &[("language", language), ("next", "/")]).await;
            let exported = staff.post("/office/contacts/export", &[]).await;
            let page = bring(&mut staff, &exported.body).await;
            let shown = staff.get(&page).await;
            let recognised = chosen(&shown.body).into_iter().filter(|field| !field.is_empty()).count();
            // All but the company it belongs to and its access.
            assert_eq!(recognised, 23, "{language}: {:?}", chosen(&shown.body));
        }
    }
}
