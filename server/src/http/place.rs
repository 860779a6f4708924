//! A place in an ordered list, as an address carries it.

use atrium_backend::store::contact::Place;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The place an address names; none for any other text.
pub fn place_of(text: &str) -> Option<Place> {
    let (key, id) = text.split_once('.')?;
    Some(Place {
        key: URL_SAFE_NO_PAD.decode(key).ok()?,
        id: id.parse().ok()?,
    })
}

/// The address of a place.
pub fn place_text(place: &Place) -> String {
    format!("{}.{}", URL_SAFE_NO_PAD.encode(&place.key), place.id)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_place_comes_back_and_no_text_panics(key in prop::collection::vec(any::<u8>(), 0..40), id: i64, text in ".*") {
            let place = Place { key, id };
            prop_assert_eq!(place_of(&place_text(&place)), Some(place));
            let _ = place_of(&text);
        }
    }
}
