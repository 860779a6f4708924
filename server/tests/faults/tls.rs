//! PostgreSQL behind TLS: whose certificate nobody vouches for is not spoken to.

use rcgen::{CertifiedKey, generate_simple_self_signed};

use super::own_postgres::OwnPostgres;
use super::{founded, is_clean};

#[test]
fn a_database_whose_certificate_nobody_vouches_for_is_refused_and_with_its_root_accepted() {
    let mut postgres = OwnPostgres::start(&[]);
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let certificate = postgres.keep("server.crt", &cert.pem());
    let key = postgres.keep("server.key", &signing_key.serialize_pem());
    // Whoever comes without TLS is not let in at all.
    let rules = postgres.keep("hba.conf", "hostssl all all 127.0.0.1/32 trust\n");
    postgres.again_with(&[
        "ssl=on".to_owned(),
        format!("ssl_cert_file={}", certificate.display()),
        format!("ssl_key_file={}", key.display()),
        format!("hba_file={}", rules.display()),
    ]);

    let mut place = postgres.place();
    let root = place.folder.path().join("root.crt");
    std::fs::write(&root, cert.pem()).unwrap();
    let other = generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let stranger = place.folder.path().join("stranger.crt");
    std::fs::write(&stranger, other.cert.pem()).unwrap();
    let with = |root: &std::path::Path| format!("&sslrootcert={}", root.display());
    let elsewhere = |address: String| address.replacen("localhost", "127.0.0.1", 1);

    for refused in [
        // Nobody vouches for it: neither the machine's roots nor somebody else's.
        postgres.address("?sslmode=verify-full"),
        postgres.address(&format!("?sslmode=verify-full{}", with(&stranger))),
        postgres.address(&format!("?sslmode=verify-ca{}", with(&stranger))),
        // Vouched for, but it is another machine's.
        elsewhere(postgres.address(&format!("?sslmode=verify-full{}", with(&root)))),
        // Without TLS.
        postgres.address("?sslmode=disable"),
    ] {
        place.database = refused;
        let said = place.run(&["migrate"]).failed(1);
        assert!(said.contains("can't be opened"), "{said}");
    }

    place.database = postgres.address(&format!("?sslmode=verify-full{}", with(&root)));
    founded(&place);
    let encrypted = "SELECT COUNT(*) FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl";
    assert_eq!(place.number(encrypted), 1);
    is_clean(&place, "over TLS");
}
