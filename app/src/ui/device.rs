//! What a browser says it is, as people read it.

use atrium_domain::device::Device;
use atrium_i18n::Texts;

/// "Firefox on Linux", as far as it is known.
pub fn device_name(t: Texts, device: Device) -> String {
    match (device.browser, device.system) {
        (Some(browser), Some(system)) => t.sessions_device(browser, system),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => t.sessions_device_unknown(),
    }
}
