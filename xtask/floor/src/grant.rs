//! The rows that access for many contacts consists of, in one transaction and with no rule looked at.

use std::time::Instant;

use anyhow::{Result, bail};
use atrium_domain::text::{TEXT_VERSION, fold, sort_key};
use sea_orm::{
    ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, DbBackend, Statement,
    TransactionTrait as _, Value,
};

/// 22 November 2026: the same rows each time.
const NOW: i64 = 1_795_305_600_000_000;

const CONTACTS: &str = "SELECT id, name, email, email_key FROM contact WHERE email_key <> '' \
    AND NOT EXISTS (SELECT 1 FROM app_user WHERE login_key = email_key) ORDER BY id LIMIT $1";
const FIRST: &str = "SELECT (SELECT coalesce(max(id), 0) FROM app_user), (SELECT coalesce(max(id), 0) FROM membership), \
    (SELECT coalesce(max(id), 0) FROM link), (SELECT coalesce(max(seq), 0) FROM audit_entry)";
const USER: &str = "INSERT INTO app_user (id, login, login_key, name, name_fold, sort_key, text_version, created_at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const MEMBERSHIP: &str = "INSERT INTO membership (id, user_id, contact_id, visibility, can_sign, pay, \
    manages_colleagues, granted_at) VALUES ($1, $2, $3, 'company', 1, 'none', 0, $4)";
const LINK: &str = "INSERT INTO link (id, purpose, user_id, membership_id, created_at, expires_at) \
    VALUES ($1, 'invitation', $2, $3, $4, $4)";
const MAIL: &str = "INSERT INTO outbox (letter, payload, recipient, recipient_key, recipient_name, language, link_id, \
    contact_id, message_id, state, next_attempt_at, created_at) \
    VALUES ('invitation', '{}', $1, $2, $3, 'en', $4, $5, $6, 'queued', $7, $7)";
const ENTRY: &str = "INSERT INTO audit_entry (seq, at, actor, action, subject, subject_id, contact_id, detail, \
    personal_digest, previous_mac, mac) VALUES ($1, $2, 'user', 'access_granted', 'membership', $3, $4, '{}', $5, $5, $5)";
const PERSONAL: &str = "INSERT INTO audit_personal (seq, salt, body) VALUES ($1, $2, $3)";

/// Writes them; how many seconds it took.
pub async fn grant(database: &DatabaseConnection, count: u64) -> Result<f64> {
    let started = Instant::now();
    let transaction = database.begin().await?;
    let ask = |sql: &str, values: Vec<Value>| {
        Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)
    };
    let contacts = transaction
        .query_all_raw(ask(CONTACTS, vec![count.into()]))
        .await?;
    if contacts.len() as u64 != count {
        bail!("{} contacts to grant access to", contacts.len());
    }
    let Some(first) = transaction.query_one_raw(ask(FIRST, Vec::new())).await? else {
        bail!("no answer")
    };
    let [user, membership, link, entry]: [i64; 4] = [
        first.try_get_by_index(0)?,
        first.try_get_by_index(1)?,
        first.try_get_by_index(2)?,
        first.try_get_by_index(3)?,
    ];
    for (at, contact) in (1_i64..).zip(contacts) {
        let id: i64 = contact.try_get_by_index(0)?;
        let name: String = contact.try_get_by_index(1)?;
        let email: String = contact.try_get_by_index(2)?;
        let key: String = contact.try_get_by_index(3)?;
        let (user, membership) = (user + at, membership + at);
        let (link, entry) = (link + at, entry + at);
        let (digest, now) = (vec![0_u8; 32], Value::from(NOW));
        let named = [name.clone(), email.clone()].join("\n");
        for (sql, values) in [
            (
                USER,
                vec![
                    user.into(),
                    email.clone().into(),
                    key.clone().into(),
                    name.clone().into(),
                    fold(&name).into(),
                    sort_key(&name).into(),
                    i64::from(TEXT_VERSION).into(),
                    now.clone(),
                ],
            ),
            (
                MEMBERSHIP,
                vec![membership.into(), user.into(), id.into(), now.clone()],
            ),
            (
                LINK,
                vec![link.into(), user.into(), membership.into(), now.clone()],
            ),
            (
                MAIL,
                vec![
                    email.into(),
                    key.into(),
                    name.into(),
                    link.into(),
                    id.into(),
                    format!("floor{link}").into(),
                    now.clone(),
                ],
            ),
            (
                ENTRY,
                vec![
                    entry.into(),
                    now,
                    membership.into(),
                    id.into(),
                    digest.clone().into(),
                ],
            ),
            (PERSONAL, vec![entry.into(), digest.into(), named.into()]),
        ] {
            write(&transaction, ask(sql, values)).await?;
        }
    }
    transaction.commit().await?;
    Ok(started.elapsed().as_secs_f64())
}

async fn write(transaction: &DatabaseTransaction, statement: Statement) -> Result<()> {
    transaction.execute_raw(statement).await?;
    Ok(())
}
