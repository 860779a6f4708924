//! Colours as people type them, as the eye sees them (OKLCH), and how well one is read on another.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A colour a plain screen can show, `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// White.
    pub const WHITE: Self = Self::new(255, 255, 255);

    /// From its channels.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Reads `#0b6380`, `0B6380` or `#06a`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim();
        let digits = digits.strip_prefix('#').unwrap_or(digits);
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |at: usize, width: usize| {
            let value = u8::from_str_radix(digits.get(at * width..(at + 1) * width)?, 16).ok()?;
            Some(if width == 1 { value * 17 } else { value })
        };
        let width = match digits.len() {
            3 => 1,
            6 => 2,
            _ => return None,
        };
        Some(Self::new(
            channel(0, width)?,
            channel(1, width)?,
            channel(2, width)?,
        ))
    }

    fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// WCAG 2's contrast, from 1 to 21, whichever of the two is in front.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// As the eye sees it, by Björn Ottosson's matrices.
    pub fn oklch(self) -> Oklch {
        let [red, green, blue] = self.linear();
        let long =
            (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let middle =
            (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short =
            (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let lightness = 0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short;
        let a = 1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short;
        let b = 0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short;
        Oklch {
            lightness,
            chroma: a.hypot(b),
            hue: b.atan2(a).to_degrees().rem_euclid(360.0),
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// A colour by how light it is (0 to 1), how vivid, and its hue in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Oklch {
    /// 0 is black, 1 is white.
    pub lightness: f64,
    /// 0 is grey.
    pub chroma: f64,
    /// Degrees.
    pub hue: f64,
}

impl Oklch {
    /// From its three numbers.
    pub const fn new(lightness: f64, chroma: f64, hue: f64) -> Self {
        Self {
            lightness,
            chroma,
            hue,
        }
    }

    fn linear(self) -> [f64; 3] {
        let (sine, cosine) = self.hue.to_radians().sin_cos();
        let (a, b) = (self.chroma * cosine, self.chroma * sine);
        let long = (self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let middle = (self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (self.lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short,
        ]
    }

    fn is_shown(self) -> bool {
        self.linear()
            .iter()
            .all(|channel| (-0.0005..=1.0005).contains(channel))
    }

    /// The nearest colour of this lightness and hue that a plain screen can show: where it is too
    /// vivid, the vividness yields.
    pub fn colour(self) -> Colour {
        let mut chroma = self.chroma;
        if !self.is_shown() {
            let (mut grey, mut vivid) = (0.0, self.chroma);
            for _ in 0..24 {
                chroma = f64::midpoint(grey, vivid);
                if (Self { chroma, ..self }).is_shown() {
                    grey = chroma;
                } else {
                    vivid = chroma;
                }
            }
            chroma = grey;
        }
        let [red, green, blue] = (Self { chroma, ..self }).linear().map(|channel| {
            let channel = channel.clamp(0.0, 1.0);
            let value = if channel <= 0.003_130_8 {
                channel * 12.92
            } else {
                1.055 * channel.powf(1.0 / 2.4) - 0.055
            };
            eighth_bit(value)
        });
        Colour::new(red, green, blue)
    }
}

/// 0 to 1 as a byte, without a cast that could lose something.
fn eighth_bit(value: f64) -> u8 {
    let scaled = (value * 255.0).round();
    (0..=u8::MAX)
        .rev()
        .find(|byte| f64::from(*byte) <= scaled)
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn colours_are_read_as_people_write_them() {
        let teal = Colour::new(0x0b, 0x63, 0x80);
        for text in ["#0b6380", "0B6380", " #0B6380 "] {
            assert_eq!(Colour::parse(text), Some(teal), "{text}");
        }
        assert_eq!(Colour::parse("#06a"), Some(Colour::new(0, 0x66, 0xaa)));
        assert_eq!(teal.to_string(), "#0b6380");
        for text in ["", "#", "red", "#12345", "#1234567", "#12 456", "ą0b638"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn black_on_white_is_twenty_one() {
        let ratio = Colour::new(0, 0, 0).contrast(Colour::WHITE);
        assert!((ratio - 21.0).abs() < 0.001, "{ratio}");
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same_colour(red in any::<u8>(), green in any::<u8>(), blue in any::<u8>()) {
            let colour = Colour::new(red, green, blue);
            prop_assert_eq!(colour.oklch().colour(), colour);
        }

        #[test]
        fn any_text_is_a_colour_or_none(text in any::<String>()) {
            if let Some(colour) = Colour::parse(&text) {
                prop_assert_eq!(Colour::parse(&colour.to_string()), Some(colour));
            }
        }
    }
}
