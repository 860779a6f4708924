//! What new memberships allow, unless the dialog says otherwise.

use atrium_domain::permission::Visibility;
use atrium_domain::setting::Setting;
use leptos::prelude::*;

use super::Parts;
use crate::ui::{Choice, Field};

pub(super) fn fields(parts: &Parts<'_>) -> Vec<AnyView> {
    let t = parts.t;
    let whose = Visibility::ALL
        .map(|visibility| {
            let label = match visibility {
                Visibility::Company => t.grant_visibility_company(),
                Visibility::Own => t.grant_visibility_own(),
            };
            Choice::new(visibility.code(), label)
        })
        .to_vec();
    let pay = vec![
        Choice::new("unlimited", t.grant_pay_unlimited()),
        Choice::new("limited", t.grant_pay_limited()),
        Choice::new("none", t.grant_pay_none()),
    ];
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
    fields.push(parts.tick(Setting::AccessManage, t.grant_right_manage(), None));
    fields
}
