//! What new memberships allow, unless the dialog says otherwise.

use atrium_domain::permission::Visibility;
use atrium_domain::setting::Setting;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::Parts;
use crate::ui::{Choice, Field};

const PAY: [&str; 3] = ["unlimited", "limited", "none"];

pub(super) fn visibility(t: Texts, one: Visibility) -> String {
    match one {
        Visibility::Company => t.grant_visibility_company(),
        Visibility::Own => t.grant_visibility_own(),
    }
}

pub(super) fn pay_in_words(t: Texts, code: &str) -> String {
    match code {
        "unlimited" => t.grant_pay_unlimited(),
        "limited" => t.grant_pay_limited(),
        "none" => t.grant_pay_none(),
        other => other.to_owned(),
    }
}

pub(super) fn fields(parts: &Parts<'_>) -> Vec<AnyView> {
    let t = parts.t;
    let whose = Visibility::ALL
        .map(|one| Choice::new(one.code(), visibility(t, one)))
        .to_vec();
    let pay = PAY
        .map(|code| Choice::new(code, pay_in_words(t, code)))
        .to_vec();
    let limit = parts.fixed_by(Setting::AccessPay).is_none().then(|| {
        Field::text("access_pay_limit", t.grant_pay_limit())
            .hint(t.settings_access_limit_hint(parts.text_of("currency")))
            .inputmode("decimal")
            .autocomplete("off")
            .value(parts.text_of("access_pay_limit"))
            .refusals(parts.refusals)
            .view(t)
    });
    let mut fields = vec![
        parts.choice(Setting::AccessVisibility, t.grant_visibility(), whose),
        parts.tick(Setting::AccessSign, t.grant_right_sign(), None),
        parts.choice(Setting::AccessPay, t.grant_pay(), pay),
    ];
    fields.extend(limit);
    fields.push(parts.tick(
        Setting::AccessManage,
        t.grant_right_manage(),
        Some(t.grant_right_manage_hint()),
    ));
    fields
}
