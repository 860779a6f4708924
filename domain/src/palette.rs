//! The accent that a company's brand colour becomes: nudged until everything written in it or on it
//! can be read, on every surface, light and dark.

use crate::colour::{Colour, Oklch};

/// WCAG 2.2, 1.4.3, and a hair more: browsers round where we round, but not always alike.
const TEXT: f64 = 4.55;
/// WCAG 2.2, 1.4.11, likewise.
const CONTROLS: f64 = 3.05;
const STEP: f64 = 0.005;

/// A surface or a text of the house, as style/tokens.css has it (a test compares the two).
pub type Fixed = (&'static str, [f64; 3]);

/// What accents meet in one scheme.
#[derive(Debug, Clone, Copy)]
pub struct Ground {
    /// Surfaces that text in the accent stands on, and controls in it.
    pub surfaces: [Fixed; 5],
    /// Surfaces of notices, which hold links.
    pub notices: [Fixed; 4],
    /// What stands on the accent's own surface and must be read there.
    pub texts: [Fixed; 4],
    /// Lines of controls that stand on it.
    pub control: Fixed,
    /// Towards readable: darker in the light scheme, lighter in the dark.
    away: f64,
}

/// The light scheme.
pub const LIGHT: Ground = Ground {
    surfaces: [
        ("canvas", [0.984, 0.002, 225.0]),
        ("surface", [1.0, 0.0, 0.0]),
        ("surface-sunken", [0.966, 0.004, 225.0]),
        ("surface-raised", [1.0, 0.0, 0.0]),
        ("surface-hover", [0.975, 0.004, 225.0]),
    ],
    notices: [
        ("danger-surface", [0.968, 0.014, 22.0]),
        ("warning-surface", [0.975, 0.025, 84.0]),
        ("success-surface", [0.968, 0.022, 155.0]),
        ("info-surface", [0.968, 0.014, 250.0]),
    ],
    texts: [
        ("text", [0.235, 0.017, 225.0]),
        ("text-muted", [0.48, 0.02, 225.0]),
        ("danger-text", [0.49, 0.175, 26.0]),
        ("success-text", [0.455, 0.105, 152.0]),
    ],
    control: ("line-control", [0.63, 0.016, 225.0]),
    away: -STEP,
};

/// The dark scheme.
pub const DARK: Ground = Ground {
    surfaces: [
        ("canvas", [0.175, 0.011, 225.0]),
        ("surface", [0.212, 0.013, 225.0]),
        ("surface-sunken", [0.195, 0.012, 225.0]),
        ("surface-raised", [0.245, 0.015, 225.0]),
        ("surface-hover", [0.245, 0.015, 225.0]),
    ],
    notices: [
        ("danger-surface", [0.268, 0.05, 22.0]),
        ("warning-surface", [0.275, 0.04, 72.0]),
        ("success-surface", [0.268, 0.04, 155.0]),
        ("info-surface", [0.27, 0.04, 252.0]),
    ],
    texts: [
        ("text", [0.945, 0.005, 225.0]),
        ("text-muted", [0.745, 0.013, 225.0]),
        ("danger-text", [0.785, 0.115, 24.0]),
        ("success-text", [0.815, 0.115, 154.0]),
    ],
    control: ("line-control", [0.56, 0.018, 225.0]),
    away: STEP,
};

fn shown((_, [lightness, chroma, hue]): Fixed) -> Colour {
    Oklch::new(lightness, chroma, hue).colour()
}

/// The accent and what belongs to it, in one scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// Buttons, marks, controls.
    pub solid: Colour,
    /// Under the pointer.
    pub hover: Colour,
    /// Held down.
    pub pressed: Colour,
    /// What is written on it.
    pub on: Colour,
    /// Links.
    pub text: Colour,
    /// A faint ground.
    pub surface: Colour,
    /// A faint line.
    pub line: Colour,
    /// The ring around what has the focus.
    pub focus: Colour,
}

/// A brand colour's accents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// The colour as given.
    pub brand: Colour,
    /// The light scheme's.
    pub light: Accent,
    /// The dark scheme's.
    pub dark: Accent,
}

/// Moves `from` in steps until `enough` says so, or there is nowhere further to go.
fn nudged(from: Oklch, step: f64, enough: impl Fn(Colour) -> bool) -> Colour {
    let mut at = from;
    loop {
        let colour = at.colour();
        if enough(colour) || !(0.0..=1.0).contains(&at.lightness) {
            return colour;
        }
        at.lightness += step;
    }
}

impl Accent {
    fn of(brand: Oklch, ground: &Ground) -> Self {
        let is_light = ground.away < 0.0;
        let on = if is_light {
            Colour::WHITE
        } else {
            Oklch::new(0.185, brand.chroma.min(0.025), brand.hue).colour()
        };
        let surfaces = ground.surfaces.map(shown);
        let notices = ground.notices.map(shown);
        let texts = ground.texts.map(shown);
        let control = shown(ground.control);
        let (paper, faint, line, line_chroma) = if is_light {
            (0.963, 0.017, 0.83, 0.055)
        } else {
            (0.275, 0.038, 0.42, 0.062)
        };
        let own = Oklch::new(paper, brand.chroma.min(faint), brand.hue);
        // Its own ground gives way: it is what may be anything.
        let surface = nudged(own, -ground.away, |ground| {
            texts.iter().all(|text| text.contrast(ground) >= TEXT)
                && control.contrast(ground) >= CONTROLS
        });
        let on_all = |colour: Colour, least: f64| {
            surfaces
                .iter()
                .all(|under| colour.contrast(*under) >= least)
        };
        let readable = |colour: Colour| on.contrast(colour) >= TEXT;
        let solid = nudged(brand, ground.away, |colour| {
            on_all(colour, CONTROLS) && readable(colour)
        });
        let lightness = solid.oklch().lightness;
        // Where there is no room to move on, the other way: the words on it decide how far.
        let room = if is_light {
            lightness > 0.22
        } else {
            lightness < 0.94
        };
        let moved = |by: f64| {
            let by = if room {
                ground.away.signum() * by
            } else {
                -ground.away.signum() * by
            };
            let from = Oklch {
                lightness: (lightness + by).clamp(0.0, 1.0),
                ..brand
            };
            nudged(from, ground.away, readable)
        };
        let text = nudged(solid.oklch(), ground.away, |colour| {
            on_all(colour, TEXT)
                && colour.contrast(surface) >= TEXT
                && notices.iter().all(|under| colour.contrast(*under) >= TEXT)
        });
        let focus = nudged(solid.oklch(), ground.away, |colour| {
            on_all(colour, CONTROLS)
                && colour.contrast(surface) >= CONTROLS
                && notices
                    .iter()
                    .all(|under| colour.contrast(*under) >= CONTROLS)
        });
        Self {
            solid,
            hover: moved(0.055),
            pressed: moved(0.1),
            on,
            text,
            surface,
            line: Oklch::new(line, brand.chroma.min(line_chroma), brand.hue).colour(),
            focus,
        }
    }

    /// Its tokens by name.
    pub const fn tokens(&self) -> [(&'static str, Colour); 8] {
        [
            ("accent", self.solid),
            ("accent-hover", self.hover),
            ("accent-pressed", self.pressed),
            ("accent-on", self.on),
            ("accent-text", self.text),
            ("accent-surface", self.surface),
            ("accent-line", self.line),
            ("focus", self.focus),
        ]
    }
}

impl Palette {
    /// The accents of a brand colour.
    pub fn of(brand: Colour) -> Self {
        let seen = brand.oklch();
        // On dark ground a dark colour is lifted at once to where accents live.
        let lifted = Oklch {
            lightness: seen.lightness.max(0.6),
            ..seen
        };
        Self {
            brand,
            light: Accent::of(seen, &LIGHT),
            dark: Accent::of(lifted, &DARK),
        }
    }

    /// A style sheet that puts them in place of the house's own. Nothing but colours goes into it.
    pub fn css(&self) -> String {
        let mut css = String::from("@layer tokens{:root{");
        for ((name, light), (_, dark)) in self.light.tokens().into_iter().zip(self.dark.tokens()) {
            css.push_str(&format!("--{name}:light-dark({light},{dark});"));
        }
        css.push_str("}}\n");
        css
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wrong(accent: &Accent, ground: &Ground) -> Vec<String> {
        let mut said = Vec::new();
        let mut must = |what: &str, ratio: f64, least: f64| {
            if ratio < least {
                said.push(format!("{what}: {ratio:.2}, needs {least}"));
            }
        };
        for (name, under) in ground.surfaces.map(|fixed| (fixed.0, shown(fixed))) {
            must(name, accent.text.contrast(under), 4.5);
            must(name, accent.solid.contrast(under), 3.0);
            must(name, accent.focus.contrast(under), 3.0);
        }
        for (name, under) in ground.notices.map(|fixed| (fixed.0, shown(fixed))) {
            must(name, accent.text.contrast(under), 4.5);
            must(name, accent.focus.contrast(under), 3.0);
        }
        for (name, over) in ground.texts.map(|fixed| (fixed.0, shown(fixed))) {
            must(name, over.contrast(accent.surface), 4.5);
        }
        must("own ground", accent.text.contrast(accent.surface), 4.5);
        must(
            "control",
            shown(ground.control).contrast(accent.surface),
            3.0,
        );
        for back in [accent.solid, accent.hover, accent.pressed] {
            must("on", accent.on.contrast(back), 4.5);
        }
        said
    }

    #[test]
    fn a_good_colour_stays_and_a_faint_one_is_nudged() {
        let teal = Colour::parse("#0b6380").unwrap();
        assert_eq!(Palette::of(teal).light.solid, teal);
        let yellow = Colour::parse("#ffe600").unwrap();
        let nudged = Palette::of(yellow);
        assert_ne!(nudged.light.solid, yellow);
        assert_eq!(nudged.dark.solid, yellow);
        let hue = nudged.light.solid.oklch().hue;
        assert!((hue - yellow.oklch().hue).abs() < 3.0, "{hue}");
    }

    #[test]
    fn the_sheet_holds_colours_and_nothing_else() {
        let css = Palette::of(Colour::new(200, 0, 90)).css();
        assert_eq!(css.matches("light-dark(#").count(), 8);
        assert!(!css.contains("url") && !css.contains('<'), "{css}");
    }

    proptest! {
        #[test]
        fn whatever_the_brand_everything_can_be_read(red in any::<u8>(), green in any::<u8>(), blue in any::<u8>()) {
            let palette = Palette::of(Colour::new(red, green, blue));
            prop_assert_eq!(wrong(&palette.light, &LIGHT), Vec::<String>::new());
            prop_assert_eq!(wrong(&palette.dark, &DARK), Vec::<String>::new());
        }
    }
}
