//! A network of addresses, such as `10.0.0.0/8`.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// All addresses that begin with the same bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

/// What is wrong with the text of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NetworkProblem {
    /// No IP address.
    #[error("not an IP address")]
    Address,
    /// No number of bits, or more than the address has.
    #[error("the number after the slash is not one from 0 to {0}")]
    Prefix(u8),
    /// Bits beyond the prefix are set: the writer may have meant another one.
    #[error("the address has bits set beyond its first {0}")]
    HostBits(u8),
}

const fn width(address: IpAddr) -> u8 {
    match address {
        IpAddr::V4(_) => 32,
        IpAddr::V6(_) => 128,
    }
}

/// The address as a number whose first bit is the network's first.
fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => u128::from(address.to_bits()) << 96,
        IpAddr::V6(address) => address.to_bits(),
    }
}

fn mask(prefix: u8) -> u128 {
    u128::MAX.checked_shl(128 - u32::from(prefix)).unwrap_or(0)
}

impl Network {
    /// Whether everybody is one of them.
    #[must_use]
    pub const fn is_everybody(&self) -> bool {
        self.prefix == 0
    }

    /// Whether `address` is one of them; `::ffff:10.0.0.1` is `10.0.0.1`.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        width(address) == width(self.address)
            && bits(address) & mask(self.prefix) == bits(self.address)
    }
}

impl FromStr for Network {
    type Err = NetworkProblem;

    fn from_str(text: &str) -> Result<Self, NetworkProblem> {
        let (address, prefix) = match text.trim().split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| NetworkProblem::Address)?;
        let most = width(address);
        let prefix = match prefix {
            None => most,
            Some(digits) => digits
                .parse()
                .ok()
                .filter(|prefix| {
                    *prefix <= most && digits.bytes().all(|byte| byte.is_ascii_digit())
                })
                .ok_or(NetworkProblem::Prefix(most))?,
        };
        if bits(address) & !mask(prefix) != 0 {
            return Err(NetworkProblem::HostBits(prefix));
        }
        Ok(Self { address, prefix })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.prefix == width(self.address) {
            write!(f, "{}", self.address)
        } else {
            write!(f, "{}/{}", self.address, self.prefix)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(network: &str, address: &str) -> bool {
        network
            .parse::<Network>()
            .unwrap()
            .contains(address.parse().unwrap())
    }

    #[test]
    fn a_network_holds_what_begins_with_its_bits() {
        assert!(holds("10.0.0.0/8", "10.255.1.2"));
        assert!(!holds("10.0.0.0/8", "11.0.0.0"));
        assert!(holds("192.168.1.128/25", "192.168.1.255"));
        assert!(!holds("192.168.1.128/25", "192.168.1.127"));
        assert!(holds("2001:db8::/32", "2001:db8:1::1"));
        assert!(!holds("2001:db8::/32", "2001:db9::"));
        assert!(holds("0.0.0.0/0", "203.0.113.9"));
        assert!(holds("::/0", "2001:db8::1"));
    }

    #[test]
    fn a_bare_address_is_itself_alone() {
        assert!(holds("127.0.0.1", "127.0.0.1"));
        assert!(!holds("127.0.0.1", "127.0.0.2"));
        assert!(holds("::1", "::1"));
    }

    #[test]
    fn an_ipv4_address_in_ipv6_clothes_is_the_ipv4_address() {
        assert!(holds("10.0.0.0/8", "::ffff:10.1.2.3"));
        assert!(!holds("::/0", "::ffff:10.1.2.3"));
    }

    #[test]
    fn what_is_no_network_is_refused_and_the_rest_prints_as_it_was_written() {
        for (text, problem) in [
            ("", NetworkProblem::Address),
            ("localhost", NetworkProblem::Address),
            ("10.0.0/8", NetworkProblem::Address),
            ("10.0.0.0/33", NetworkProblem::Prefix(32)),
            ("10.0.0.0/+8", NetworkProblem::Prefix(32)),
            ("::/129", NetworkProblem::Prefix(128)),
            ("10.0.0.1/8", NetworkProblem::HostBits(8)),
        ] {
            assert_eq!(text.parse::<Network>(), Err(problem), "{text}");
        }
        for text in [
            "10.0.0.0/8",
            "127.0.0.1",
            "2001:db8::/32",
            "::1",
            "0.0.0.0/0",
        ] {
            assert_eq!(text.parse::<Network>().unwrap().to_string(), text);
        }
    }
}
