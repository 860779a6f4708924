//! The demo's logins: staff made by the operator, and new passwords for whoever is there.

use atrium_domain::email::Email;
use atrium_domain::password::{NewPassword, PasswordPolicy};
use atrium_domain::permission::Role;
use secrecy::{ExposeSecret as _, SecretString};

use super::REASON;
use crate::atrium::Atrium;
use crate::clock::Entropy;
use crate::credential::strength::Strong;
use crate::error::{Error, Result};
use crate::operation::demo::{Login, Part};
use crate::operation::staff;
use crate::operation::throttle;
use crate::store::user::User;

/// A hundred random bits, readable aloud: no letter or digit looks like another.
pub(super) fn password(entropy: &Entropy) -> SecretString {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let letters: Vec<char> = entropy
        .bytes::<20>()
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte & 31)]))
        .collect();
    let groups: Vec<String> = letters
        .chunks(5)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-").into()
}

pub(super) fn checked(password: &SecretString) -> Result<NewPassword> {
    let text = password.expose_secret();
    NewPassword::check(text, text, PasswordPolicy::PRODUCT.least(false), &[])
        .map_err(Error::Refused)
}

pub(super) async fn staff_login(
    atrium: &Atrium,
    role: Role,
    login: &str,
    name: &str,
) -> Result<Login> {
    let password = password(&atrium.entropy);
    let email: Email = login
        .parse()
        .map_err(|_| Error::Internal(format!("{login} is no address")))?;
    let known = atrium
        .database
        .read(&REASON)
        .credential_by_key(&email.login_key())
        .await?;
    match known.map(|credential| credential.user) {
        None => staff::create(atrium, &email, name, role, &checked(&password)?).await?,
        Some(user) => renew(atrium, &user, Some(role), &password).await?,
    }
    let company = atrium.settings().brand.company.clone();
    Ok(Login {
        part: Part::Staff(role),
        login: email.as_str().to_owned(),
        password,
        company,
    })
}

/// A new password for a login of the demo, and the role it had at first.
pub(super) async fn renew(
    atrium: &Atrium,
    user: &User,
    role: Option<Role>,
    password: &SecretString,
) -> Result<()> {
    let password = Strong::generated(password.clone());
    let hash = atrium.hasher.hash(&password, &atrium.entropy).await?;
    let now = atrium.now();
    let unit = atrium.database.write(REASON).await?;
    if let Some(role) = role {
        unit.restore_user(user.id, role).await?;
    }
    staff::set_anew(atrium, &unit, user, hash, now).await?;
    unit.commit().await?;
    throttle::start_anew(atrium, user).await?;
    atrium.ended.notify_waiters();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_long_random_and_pass_the_rules() {
        let entropy = Entropy::system();
        let (one, other) = (password(&entropy), password(&entropy));
        assert_ne!(one.expose_secret(), other.expose_secret());
        assert_eq!(one.expose_secret().len(), 23);
        assert!(checked(&one).is_ok());
    }
}
