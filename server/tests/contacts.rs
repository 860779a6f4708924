//! The address book: found as it is typed, saved without losing anybody's work.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use atrium_domain::permission::Role;
use atrium_domain::time::Duration;
use axum::http::StatusCode;

on_both! {
    async fn everything_is_found_the_way_people_type_it(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        for (name, city, phone) in [("Zakłady Łódź", "Łódź", "+48 42 123 45 67"), ("王小明有限公司", "上海", ""), ("Müller GmbH", "Köln", ""), ("Straße & Söhne", "", "")] {
            house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", name), ("city", city), ("phone", phone)]).await;
        }
        for (typed, found) in [
            ("lodz", "Zakłady Łódź"), ("ŁÓDŹ", "Zakłady Łódź"), ("zak", "Zakłady Łódź"), ("+48 42 123", "Zakłady Łódź"),
            ("小明", "王小明有限公司"), ("muller", "Müller GmbH"), ("koln mul", "Müller GmbH"), ("strasse", "Straße"),
        ] {
            let page = staff.get(&format!("/office/contacts?{}", support::encode(&[("q", typed)]))).await;
            assert!(page.body.contains(&found.replace('&', "&amp;")), "{typed} does not find {found}");
        }
        let none = staff.get("/office/contacts?q=nothinglikethis").await;
        assert!(!none.body.contains("Müller GmbH"));
        house.staff(Role::Employee).await;
        let mut administrator = house.staff(Role::Administrator).await;
        for signs in ["%", "_", "'", "% _"] {
            let asked = support::encode(&[("q", signs)]);
            let none = staff.get(&format!("/office/contacts?{asked}")).await;
            assert!(!none.body.contains("Müller GmbH"), "{signs} finds everybody");
            let none = administrator.get(&format!("/office/users?{asked}")).await;
            assert!(!none.body.contains("employee@northwind.example"), "{signs} finds everybody");
        }
        let all = staff.get("/office/contacts?q=++").await;
        assert!(all.body.contains("Müller GmbH"));
    }

    async fn a_name_that_nobody_sees_or_that_turns_the_line_around_is_refused(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        for name in ["\u{200b}", "\u{3164}", "invoice\u{202e}gnp.exe"] {
            let answer = staff.post("/office/contacts/new", &[("kind", "person"), ("type", "contact"), ("name", name)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name:?}");
        }
        assert!(house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "می\u{200c}خواهم")]).await > 0);
    }

    async fn a_tree_of_contacts_has_fifty_levels_at_most(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let person = |name: String, parent: String| {
            vec![("kind", "person".to_owned()), ("type", "contact".to_owned()), ("name", name), ("parent", parent)]
        };
        let mut chain = vec![String::new()];
        for level in 1..=50 {
            let fields = person(format!("Level {level}"), chain[level - 1].clone());
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            chain.push(house.contact(&mut staff, &fields).await.to_string());
        }
        let fields = person("Too deep".to_owned(), chain[50].clone());
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let refused = staff.post("/office/contacts/new", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("at most 50 levels"), "{}", refused.body);
        // The second level with the forty-eight below it fits below nothing but a topmost contact.
        let other = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Other")]).await.to_string();
        let below = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Below"), ("parent", &other)]).await.to_string();
        let path = format!("/office/contacts/{}", chain[2]);
        for (parent, status) in [(below, StatusCode::UNPROCESSABLE_ENTITY), (other, StatusCode::SEE_OTHER)] {
            let mut fields = person("Level 2".to_owned(), parent);
            fields.push(("version", "1".to_owned()));
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(staff.post(&path, &fields).await.status, status);
        }
        assert_eq!(house.number("SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM contact_ancestor GROUP BY contact_id) levels").await, 50);
    }

    async fn a_second_file_makes_no_tree_deeper(house: House) {
        let apply = async |file: &str| {
            let read = atrium_backend::import::contacts::check(file.as_bytes()).unwrap();
            let mut file = std::io::Cursor::new(file.as_bytes());
            atrium_backend::operation::import_contacts::apply(house.atrium(), "odoo", &read, &mut file).await.unwrap()
        };
        let mut chain = String::from("id,name,parent_id/id\np.1,Level 1,\n");
        for level in 2..=50 {
            chain.push_str(&format!("p.{level},Level {level},p.{}\n", level - 1));
        }
        assert_eq!(apply(&chain).await.unwrap().created, 50);
        let rejects = apply("id,name,parent_id/id\nq.2,Too deep,q.1\nq.1,Deepest,p.49\n").await.unwrap_err().to_string();
        assert!(rejects.starts_with("line 3: parent_id/id: ") && rejects.contains("at most 50 levels"), "{rejects}");
        assert_eq!(apply("id,name,parent_id/id\nq.1,Deepest,p.49\n").await.unwrap().created, 1);
        // Moved here between two files: what has no room any more hangs nowhere, and is told.
        let file = "id,name,parent_id/id\na.1,Above,\na.2,Below,a.1\n";
        assert_eq!(apply(file).await.unwrap().created, 2);
        let mut staff = house.staff(Role::Manager).await;
        let id = async |external: &str| house.number(&format!("SELECT row_id FROM import_origin WHERE external_id = '{external}'")).await;
        let parent = id("p.48").await.to_string();
        let fields = [("kind", "person"), ("type", "contact"), ("name", "Above"), ("parent", &parent), ("version", "1")];
        let path = format!("/office/contacts/{}", id("a.1").await);
        assert_eq!(staff.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
        let report = apply(&format!("{file}a.3,Nowhere,a.2\na.4,Below it,a.3\n")).await.unwrap();
        assert_eq!(report.created, 2);
        assert_eq!(report.kept, [(4, "a.3".to_owned(), vec!["parent_id/id"])]);
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE name = 'Nowhere' AND parent_id IS NULL").await, 1);
        let below = "SELECT COUNT(*) FROM contact c JOIN contact p ON p.id = c.parent_id WHERE c.name = 'Below it' AND p.name = 'Nowhere'";
        assert_eq!(house.number(below).await, 1);
        assert_eq!(house.number("SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM contact_ancestor GROUP BY contact_id) levels").await, 50);
    }

    async fn a_number_is_found_from_its_middle_and_after_an_update_too(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Ana Phone"), ("phone", "+48 22 123-45-67"), ("mobile", "0600 987 654"), ("customer_reference", "C-0042")]).await;
        let finds = |typed: &'static str| {
            let mut staff = staff.clone();
            async move { staff.get(&format!("/office/contacts?{}", support::encode(&[("q", typed)]))).await.body.contains("Ana Phone") }
        };
        for typed in ["22 123 45 67", "1234567", "4567", "2345", "987 654", "c-0042"] {
            assert!(finds(typed).await, "{typed}");
        }
        assert!(!finds("12346").await);
        // As a database looks that an older Atrium wrote.
        house.execute("DELETE FROM contact_token").await;
        house.execute("UPDATE contact SET text_version = 1, city_sort = email_sort").await;
        assert!(!finds("2345").await);
        while atrium_backend::operation::reindex::contacts(house.atrium()).await.unwrap() {}
        assert!(finds("2345").await && finds("ana").await);
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE text_version = 1").await, 0);
    }

    async fn every_order_meets_everybody_once_and_what_is_empty_stands_last(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        for n in 0..170 {
            let (name, email, city) = (format!("Person {:03}", (n * 7) % 170), format!("p{:03}@x.example", (n * 11) % 170), format!("City {:03}", (n * 13) % 170));
            let empty = n % 17 == 0;
            house.clock.advance(Duration::from_secs(1));
            house.contact(&mut staff, &[
                ("kind", "person"), ("type", "contact"), ("name", &name), ("email", if empty { "" } else { &email }), ("city", if empty { "" } else { &city }),
            ]).await;
        }
        for (sort, column, turned) in [("", 0, false), ("-name", 0, true), ("email", 1, false), ("-email", 1, true), ("city", 2, false), ("-city", 2, true), ("changed", 3, false), ("-changed", 3, false)] {
            let mut seen: Vec<[String; 3]> = Vec::new();
            let mut path = Some(format!("/office/contacts?filter=persons&sort={sort}"));
            let mut pages = 0;
            while let Some(next) = path {
                let page = staff.get(&next).await.body;
                // Staff stand in the address book, too.
                seen.extend(rows(&page).into_iter().filter(|row| row[0].starts_with("Person")));
                path = link(&page, "next");
                pages += 1;
            }
            assert_eq!((seen.len(), pages), (170, 3), "{sort}");
            let mut names: Vec<&String> = seen.iter().map(|row| &row[0]).collect();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), 170, "{sort}");
            if column < 3 {
                let values: Vec<&String> = seen.iter().map(|row| &row[column]).collect();
                let empty = values.iter().filter(|value| value.is_empty()).count();
                let (filled, at_the_end) = if turned { (&values[empty..], &values[..empty]) } else { (&values[..170 - empty], &values[170 - empty..]) };
                assert!(at_the_end.iter().all(|value| value.is_empty()), "{sort}");
                assert!(filled.windows(2).all(|pair| if turned { pair[0] >= pair[1] } else { pair[0] <= pair[1] }), "{sort}");
            }
        }
    }

    async fn what_many_have_is_found_at_the_far_end_of_the_order_too(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        // More than is counted, and more than is walked before the words' index is asked.
        house.many_persons(42_100, "Row").await;
        house.execute("INSERT INTO contact_token (token, contact_id) SELECT CASE WHEN n <= 21100 THEN 'early' ELSE 'late' END, n FROM nums").await;
        for (query, first) in [("q=late", 21_101), ("q=early&sort=-name", 21_100), ("q=early", 101)] {
            let page = staff.get(&format!("/office/contacts?{query}")).await.body;
            assert!(page.contains("More than 10000 contacts"), "{query}");
            assert!(!page.contains("on all pages"), "{query}");
            let step = if query.contains("-name") { -1 } else { 1 };
            let names = |from: i32| (0..80).map(|at| format!("Row {}", from + at * step)).collect::<Vec<_>>();
            assert_eq!(rows(&page).into_iter().map(|row| row[0].clone()).collect::<Vec<_>>(), names(first), "{query}");
            let next = staff.get(&link(&page, "next").unwrap()).await.body;
            assert_eq!(rows(&next).into_iter().map(|row| row[0].clone()).collect::<Vec<_>>(), names(first + 80 * step), "{query}");
            let back = staff.get(&link(&next, "prev").unwrap()).await.body;
            assert_eq!(rows(&back)[0][0], format!("Row {first}"), "{query}");
        }
        let all = staff.post("/office/contacts/bulk", &[("act", "archive"), ("all", "1"), ("q", "late")]).await;
        assert_eq!(all.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(all.body.contains("More than 10000 contacts match"), "{}", all.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE archived_at IS NOT NULL").await, 0);
    }

    async fn several_words_that_very_many_have_find_what_a_plain_count_finds(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        // Each word but the last is on more than are counted.
        type Has = fn(i32) -> bool;
        let words: [(&str, &str, Has); 7] = [
            ("even", "n % 2 = 0", |n| n % 2 == 0), ("odd", "n % 2 = 1", |n| n % 2 == 1), ("third", "n % 3 = 0", |n| n % 3 == 0),
            ("low", "n <= 26100", |n| n <= 26_100), ("high", "n > 26050", |n| n > 26_050), ("late", "n > 31900", |n| n > 31_900),
            ("rare", "n % 500 = 0", |n| n % 500 == 0),
        ];
        house.many_persons(42_100, "Row").await;
        for (word, which, _) in words {
            house.execute(&format!("INSERT INTO contact_token (token, contact_id) SELECT '{word}', n FROM nums WHERE {which}")).await;
        }
        for query in ["even third", "low high", "high low", "even odd", "odd even third", "low high rare", "rare even", "third high ev", "late low", "late even low", "even"] {
            let asked: Vec<Has> = query.split(' ').map(|typed| words.iter().find(|(word, ..)| word.starts_with(typed)).unwrap().2).collect();
            for (order, filter) in [("", ""), ("-name", ""), ("", "persons"), ("", "companies")] {
                let mut all: Vec<i32> = (101..=42_100).filter(|n| filter != "companies" && asked.iter().all(|has| has(*n))).collect();
                if order == "-name" {
                    all.reverse();
                }
                let names: Vec<String> = all.iter().map(|n| format!("Row {n}")).collect();
                let path = format!("/office/contacts?q={}&sort={order}&filter={filter}", query.replace(' ', "+"));
                let page = staff.get(&path).await.body;
                let shown = |page: &str| rows(page).into_iter().map(|row| row[0].clone()).collect::<Vec<_>>();
                assert_eq!(shown(&page), names[..names.len().min(80)], "{path}");
                if names.len() > 80 {
                    let next = staff.get(&link(&page, "next").unwrap()).await.body;
                    assert_eq!(shown(&next), names[80..names.len().min(160)], "{path}");
                }
                if let Some(more) = page.split("More than ").nth(1) {
                    let bound: usize = more.split(' ').next().unwrap().parse().unwrap();
                    assert!(bound < names.len(), "{path}: more than {bound} of {}", names.len());
                    assert!(names.len() > 80, "{path}: a page that has all of them knows how many");
                } else if !names.is_empty() {
                    assert!(page.contains(&format!(">{} contacts<", names.len())), "{path}: {} of them", names.len());
                }
            }
        }
        // An act on all that match asks how many they are, whatever it takes.
        let all = staff.post("/office/contacts/bulk", &[("act", "add-tag"), ("tag", "both"), ("all", "1"), ("count", "50"), ("q", "low high")]).await;
        assert!(all.status.is_redirection() || all.status == StatusCode::OK, "{}", all.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM contact_tag").await, 50);
    }

    async fn contacts_are_counted_and_not_the_words_they_are_found_by(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        // As many as may just be acted on at once, and others that are archived: each with several words that begin alike.
        house.many_persons(10_200, "Bulk").await;
        house.execute("UPDATE contact SET archived_at = id WHERE id > 10090").await;
        for token in ["'bulk'", "'bulk' || n", "'bulk' || n || '@big.example'", "'big'", "'big.example'", "'example'"] {
            house.execute(&format!("INSERT INTO contact_token (token, contact_id) SELECT {token}, n FROM nums")).await;
        }
        for query in ["bulk", "big.example", "bulk big"] {
            let page = staff.get(&format!("/office/contacts?{}", support::encode(&[("q", query)]))).await.body;
            // Of several words that very many have, a page says no more than it knows.
            let told = page.contains(">9990 contacts<") && page.contains("All 9990 that match");
            assert!(told || query.contains(['.', ' ']) && page.contains("More than 900 contacts"), "{query}: {page}");
            let selected = staff.post("/office/contacts/bulk", &[("act", "tags"), ("all", "1"), ("q", query)]).await;
            assert!(selected.body.contains("9990 contacts are selected"), "{query}: {}", selected.body);
        }
        house.execute("UPDATE contact SET archived_at = NULL WHERE id > 100").await;
        for query in ["bulk", "big.example"] {
            let selected = staff.post("/office/contacts/bulk", &[("act", "tags"), ("all", "1"), ("q", query)]).await;
            assert!(selected.body.contains("More than 10000 contacts match"), "{query}: {}", selected.body);
        }
    }

    async fn whoever_can_be_a_parent_is_found_by_name_and_nothing_typed_is_lost(house: House) {
        const NEW: &str = "/office/contacts/new";
        let mut staff = house.staff(Role::Manager).await;
        let company = house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", "Tall Works")]).await;
        let person = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Zed Tall")]).await;
        let (company, person) = (company.to_string(), person.to_string());
        let option = |id: &str| format!("<option value=\"{id}\"");
        let choice = |page: &str| page.split("name=\"parent\"").nth(1).unwrap().split("</select>").next().unwrap().to_owned();
        let offers = |page: &str, id: &str| choice(page).contains(&option(id));
        let page = staff.get(NEW).await.body;
        assert!(!offers(&page, &company) && !offers(&page, &person), "a form holds no list of companies: {page}");
        let typed = [("kind", "person"), ("type", "contact"), ("name", "Small")];
        let with = |more: &[(&'static str, &str)]| -> Vec<(String, String)> {
            typed.iter().chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let send = async |path: &str, form: Vec<(String, String)>| {
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            staff.clone().post(path, &form).await
        };
        let small = "SELECT COUNT(*) FROM contact WHERE name = 'Small'";
        let found = send(NEW, with(&[("parent_q", "zed"), ("find", "parent")])).await;
        assert_eq!(found.status, StatusCode::OK, "{}", found.body);
        assert!(found.body.contains("value=\"Small\"") && found.body.contains("value=\"zed\""), "{}", found.body);
        let chosen = choice(&found.body);
        let chosen = chosen.split(&option(&person)).nth(1).unwrap();
        assert!(chosen[..chosen.find('>').unwrap()].contains("selected"), "the only one is chosen: {chosen}");
        let several = send(NEW, with(&[("parent_q", "tall"), ("find", "parent")])).await;
        assert!(offers(&several.body, &company) && offers(&several.body, &person), "{}", several.body);
        // Saved with words that nobody looked for: that would lose them.
        let unseen = send(NEW, with(&[("parent_q", "works")])).await;
        assert_eq!(unseen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(offers(&unseen.body, &company) && unseen.body.contains("value=\"Small\""), "{}", unseen.body);
        assert_eq!(house.number(small).await, 0);
        let saved = send(NEW, with(&[("parent_q", "zed"), ("parent_found", "zed"), ("parent", &person)])).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        assert_eq!(house.number(&format!("{small} AND parent_id = {person}")).await, 1, "a person may be the parent");
        let preset = staff.clone().get(&format!("{NEW}?parent={company}")).await.body;
        assert!(offers(&preset, &company), "{preset}");
        let own = send(&format!("/office/contacts/{company}"), with(&[("version", "1"), ("parent_q", "tall"), ("find", "parent")])).await;
        assert!(offers(&own.body, &person) && !offers(&own.body, &company), "nobody is above itself: {}", own.body);
    }

    async fn a_change_is_in_the_history_before_and_after_in_words(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let id = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Ana"), ("country", "DE"), ("city", "Köln → old")]).await;
        let me = house.number("SELECT id FROM app_user WHERE login = 'manager@northwind.example'").await.to_string();
        let path = format!("/office/contacts/{id}");
        let saved = staff.post(&path, &[("kind", "person"), ("type", "contact"), ("name", "Ana"), ("country", "PL"), ("city", "Łódź"), ("salesperson", &me), ("payment_terms", "eonm"), ("currency", "eur"), ("version", "1")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let page = staff.get(&path).await.body;
        let history = page.split("data-region=\"history\"").nth(1).unwrap();
        for told in ["Germany", "Poland", "Köln → old", "Łódź", "Staff manager", "End of the following month", "Salesperson"] {
            assert!(history.contains(told), "{told}: {history}");
        }
        assert!(page.contains("Sales &amp; purchase"));
        let customer = house.number("SELECT COUNT(*) FROM app_user").await + 1000;
        let nobody = staff.post(&path, &[("kind", "person"), ("type", "contact"), ("name", "Ana"), ("salesperson", &customer.to_string()), ("version", "2")]).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn paging_forwards_and_backwards_meets_everybody_once(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        for n in 0..170 {
            house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", &format!("Person {n:03}"))]).await;
        }
        let mut seen = Vec::new();
        let mut path = Some("/office/contacts?filter=persons".to_owned());
        let mut last = String::new();
        while let Some(next) = path {
            let page = staff.get(&next).await.body;
            seen.extend((0..170).filter(|n| page.contains(&format!("Person {n:03}<"))));
            last = next;
            path = link(&page, "next");
        }
        seen.sort_unstable();
        assert_eq!(seen, (0..170).collect::<Vec<_>>());
        let back = link(&staff.get(&last).await.body, "prev").expect("a page before the last");
        assert!(staff.get(&back).await.body.contains("Person 09"));
    }

    async fn a_stale_save_shows_both_versions_and_overwrites_nothing(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let id = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Ana"), ("city", "Oslo")]).await;
        let path = format!("/office/contacts/{id}");
        let mine = [("kind", "person"), ("type", "contact"), ("name", "Ana Mine"), ("city", "Oslo"), ("version", "1")];
        let theirs = [("kind", "person"), ("type", "contact"), ("name", "Ana Theirs"), ("city", "Oslo"), ("version", "1")];
        assert_eq!(staff.post(&path, &theirs).await.status, StatusCode::SEE_OTHER);
        let conflict = staff.post(&path, &mine).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        assert!(conflict.body.contains("Ana Mine") && conflict.body.contains("Ana Theirs"));
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE name = 'Ana Theirs'").await, 1);
        let again = [("kind", "person"), ("type", "contact"), ("name", "Ana Mine"), ("city", "Oslo"), ("version", "2")];
        assert_eq!(staff.post(&path, &again).await.status, StatusCode::SEE_OTHER);
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE name = 'Ana Mine'").await, 1);
    }

    async fn a_refused_form_keeps_everything_and_names_every_field(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let refused = staff.post("/office/contacts/new", &[
            ("kind", "person"), ("type", "contact"), ("name", ""), ("email", "not an address"), ("country", "XX"), ("notes", "kept <b>"),
        ]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in ["not an address", "kept &lt;b&gt;"] {
            assert!(refused.body.contains(kept), "{kept}");
        }
        assert!(refused.body.matches("aria-invalid").count() >= 3, "{}", refused.body.matches("aria-invalid").count());
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE notes <> ''").await, 0);
    }

    async fn moving_a_contact_moves_everything_below_it(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let a = house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", "A")]).await;
        let b = house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", "B")]).await;
        let person = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "P"), ("parent", &a.to_string())]).await;
        let address = house.contact(&mut staff, &[("kind", "person"), ("type", "delivery"), ("name", "D"), ("parent", &person.to_string())]).await;
        let entity = |id: i64| format!("SELECT commercial_entity_id FROM contact WHERE id = {id}");
        assert_eq!(house.number(&entity(address)).await, a);
        let moved = staff.post(&format!("/office/contacts/{person}"), &[
            ("kind", "person"), ("type", "contact"), ("name", "P"), ("parent", &b.to_string()), ("version", "1"),
        ]).await;
        assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.body);
        assert_eq!(house.number(&entity(person)).await, b);
        assert_eq!(house.number(&entity(address)).await, b);
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM contact_ancestor WHERE contact_id = {address}")).await, 3);
        let circle = staff.post(&format!("/office/contacts/{b}"), &[
            ("kind", "company"), ("type", "contact"), ("name", "B"), ("parent", &address.to_string()), ("version", "1"),
        ]).await;
        assert_eq!(circle.status, StatusCode::UNPROCESSABLE_ENTITY, "a circle");
    }

    async fn nobody_with_access_is_moved_into_another_companys_tree(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let a = house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", "A")]).await;
        let b = house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", "B")]).await;
        let person = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "P"), ("parent", &a.to_string())]).await;
        house.customer(&mut staff, person, "p@acme.example", &[]).await;
        let version = house.number(&format!("SELECT row_version FROM contact WHERE id = {person}")).await.to_string();
        let moved = staff.post(&format!("/office/contacts/{person}"), &[
            ("kind", "person"), ("type", "contact"), ("name", "P"), ("parent", &b.to_string()), ("version", &version), ("email", "p@acme.example"),
        ]).await;
        assert_eq!(moved.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", moved.body);
        assert_eq!(house.number(&format!("SELECT commercial_entity_id FROM contact WHERE id = {person}")).await, a);
        let act = format!("revoke:{person}");
        staff.post_json("/office/contacts/portal-access", &[("id", &person.to_string()), ("act", &act)]).await;
        let moved = staff.post(&format!("/office/contacts/{person}"), &[
            ("kind", "person"), ("type", "contact"), ("name", "P"), ("parent", &b.to_string()), ("version", &version), ("email", "p@acme.example"),
        ]).await;
        assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.body);
    }

    async fn an_archived_contact_leaves_the_list_and_comes_back(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let id = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Ana Archived")]).await;
        house.clock.advance(Duration::from_secs(1));
        staff.post(&format!("/office/contacts/{id}/archive"), &[("act", "archive")]).await;
        assert!(!staff.get("/office/contacts").await.body.contains("Ana Archived"));
        assert!(staff.get("/office/contacts?filter=archived").await.body.contains("Ana Archived"));
        staff.post(&format!("/office/contacts/{id}/archive"), &[("act", "bring-back")]).await;
        assert!(staff.get("/office/contacts").await.body.contains("Ana Archived"));
    }

    async fn commercial_entities_agree_with_the_tree_after_an_import(house: House) {
        for file in [
            include_bytes!("../../end2end/fixtures/data/odoo-contacts.csv").as_slice(),
            include_bytes!("../../backend/tests/data/odoo-contacts-2.csv").as_slice(),
        ] {
            let read = atrium_backend::import::contacts::check(file).unwrap();
            let apply = async || {
                let mut file = std::io::Cursor::new(file);
                atrium_backend::operation::import_contacts::apply(house.atrium(), "odoo", &read, &mut file).await.unwrap().unwrap()
            };
            let first = apply().await;
            assert_eq!(first.created, read.len());
            let before = house.number("SELECT CAST(SUM(row_version) AS BIGINT) FROM contact").await;
            let second = apply().await;
            assert_eq!((second.created, second.changed, second.unchanged), (0, 0, read.len()));
            assert_eq!(house.number("SELECT CAST(SUM(row_version) AS BIGINT) FROM contact").await, before);
        }
        assert_eq!(house.number(
            "SELECT COUNT(*) FROM contact c JOIN contact p ON p.id = c.parent_id \
             WHERE NOT c.is_company AND c.commercial_entity_id <> p.commercial_entity_id"
                .replace("NOT c.is_company", if house.url.starts_with("sqlite") { "c.is_company = 0" } else { "NOT c.is_company" })
                .as_str()
        ).await, 0);
    }
}

fn link(page: &str, rel: &str) -> Option<String> {
    let at = page.find(&format!("rel=\"{rel}\""))?;
    let tag = &page[page[..at].rfind('<')?..];
    let tag = &tag[..tag.find('>')?];
    let href = tag.split("href=\"").nth(1)?.split('"').next()?;
    Some(href.replace("&amp;", "&"))
}

/// Name, email and city of each row of the list.
fn rows(page: &str) -> Vec<[String; 3]> {
    let text = |cell: &str| {
        let cell = &cell[cell.find('>').unwrap() + 1..];
        cell[..cell.find("</td>").unwrap()]
            .replace("<!>", "")
            .trim()
            .to_owned()
    };
    page.split("<tr")
        .filter(|row| row.contains("row-link"))
        .map(|row| {
            let name = row.split("row-link").nth(1).unwrap();
            let name = &name[name.find('>').unwrap() + 1..name.find("</a>").unwrap()];
            let cells: Vec<&str> = row.split("<td").collect();
            [name.to_owned(), text(cells[4]), text(cells[6])]
        })
        .collect()
}
