//! Logo and colour, with what becomes of the colour.

use atrium_domain::colour::{Colour, Oklch};
use atrium_domain::palette::{Accent, Fixed, Palette};
use atrium_domain::setting::Setting;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::{Parts, SettingsView};
use crate::ui::{Field, Mood, checkbox, notice};

pub(super) fn page(parts: &Parts<'_>, view: &SettingsView, action: &str) -> AnyView {
    let t = parts.t;
    let colour = parts.field(
        Setting::BrandColour,
        Field::text("brand_colour", t.settings_brand_colour())
            .hint(t.settings_brand_colour_hint())
            .autocomplete("off")
            .optional(),
    );
    let preview = view.palette.as_ref().map(|palette| preview(t, palette));
    let remove = view.logo.as_ref().map(|logo| {
        view! {
            <div class="field-full cluster">
                <img class="brand-logo brand-logo-own" src=logo.clone() alt=t.settings_logo_now()/>
                {checkbox("remove_logo", "on", t.settings_logo_remove(), false, None)}
            </div>
        }
    });
    view! {
        <form
            class="form"
            method="post"
            action=action.to_owned()
            enctype="multipart/form-data"
            novalidate
        >
            {parts.revision()}
            <div class="group">
                <div class="form-grid">
                    {colour} {preview} {logo(parts)} {remove}
                </div>
            </div>
            <div class="form-foot">
                <button class="button button-primary" type="submit">{t.contact_save()}</button>
                <button class="button" type="submit" formaction=format!("{action}/preview")>
                    {t.settings_brand_preview()}
                </button>
            </div>
        </form>
    }
    .into_any()
}

fn logo(parts: &Parts<'_>) -> AnyView {
    let t = parts.t;
    let errors = parts.refusals.of("logo").join(" ");
    let is_wrong = !errors.is_empty();
    let described = if is_wrong {
        "logo-hint logo-error"
    } else {
        "logo-hint"
    };
    let errors = is_wrong.then(|| view! { <p class="error" id="logo-error">{errors}</p> });
    view! {
        <div class=if is_wrong { "field field-invalid" } else { "field" }>
            <div class="label-row">
                <label class="label" for="logo">{t.settings_logo()}</label>
            </div>
            <p class="hint" id="logo-hint">{t.settings_logo_hint()}</p>
            <input
                class="input"
                type="file"
                id="logo"
                name="logo"
                accept=".svg,.png,image/svg+xml,image/png"
                aria-describedby=described
                aria-invalid=is_wrong.then_some("true")
            />
            {errors}
        </div>
    }
    .into_any()
}

fn preview(t: Texts, palette: &Palette) -> AnyView {
    let is_nudged = palette.light.solid != palette.brand;
    let nudged = if is_nudged {
        notice(
            t,
            Mood::Info,
            t.settings_brand_nudged(palette.brand.to_string(), palette.light.solid.to_string()),
        )
    } else {
        notice(t, Mood::Success, t.settings_brand_fits())
    };
    view! {
        <div class="field-full stack">
            {nudged}
            <div class="cluster">
                {sample(t, t.settings_brand_light(), &palette.light, &atrium_domain::palette::LIGHT.surfaces[1])}
                {sample(t, t.settings_brand_dark(), &palette.dark, &atrium_domain::palette::DARK.surfaces[1])}
            </div>
        </div>
    }
    .into_any()
}

/// A button and a link on the scheme's surface. Drawn, since pages hold no inline styles.
fn sample(t: Texts, scheme: String, accent: &Accent, surface: &Fixed) -> AnyView {
    let [lightness, chroma, hue] = surface.1;
    let ground: Colour = Oklch::new(lightness, chroma, hue).colour();
    let colour = |colour: Colour| colour.to_string();
    let label = format!("{scheme}: {}", accent.solid);
    view! {
        <figure>
            <svg width="240" height="72" viewBox="0 0 240 72" role="img" aria-label=label.clone()>
                <rect width="240" height="72" rx="10" fill=colour(ground)></rect>
                <rect x="16" y="18" width="104" height="36" rx="6" fill=colour(accent.solid)></rect>
                <text x="68" y="41" font-size="14" text-anchor="middle" fill=colour(accent.on)>
                    {t.settings_brand_button()}
                </text>
                <text x="180" y="41" font-size="14" text-anchor="middle" fill=colour(accent.text)>
                    {t.settings_brand_link()}
                </text>
            </svg>
            <figcaption class="hint">{label}</figcaption>
        </figure>
    }
    .into_any()
}
