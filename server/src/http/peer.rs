//! Which network address a request comes from: the peer's, or, through trusted proxies, the
//! rightmost one they did not add themselves.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use atrium_backend::Peer;
use atrium_backend::config::Network;
use axum::http::{HeaderMap, header};

/// The way a request came, as far as it can be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Who is connected to us.
    pub connected: IpAddr,
    /// Whether that is one of the proxies whose word counts.
    pub trusted: bool,
    /// What X-Forwarded-For says, from left to right, as it came.
    pub forwarded: Vec<String>,
    /// Whether a part of it that would have counted is no address.
    pub unreadable: bool,
    /// The address that counts.
    pub address: IpAddr,
}

/// An address, alone or with the port that some proxies append; an IPv6 one in brackets, too.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let bracketed = || {
        hop.strip_prefix('[')?
            .strip_suffix(']')?
            .parse::<Ipv6Addr>()
            .ok()
    };
    let with_port = || hop.parse::<SocketAddr>().ok().map(|address| address.ip());
    hop.parse::<IpAddr>()
        .ok()
        .or_else(with_port)
        .or_else(|| bracketed().map(IpAddr::V6))
}

/// Follows the request back to where it can be trusted to come from.
pub fn way(connected: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> Way {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let forwarded: Vec<String> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|hop| hop.trim().to_owned())
        .collect();
    let mut address = connected;
    let mut unreadable = false;
    let believed = is_trusted(connected);
    if believed {
        for hop in forwarded.iter().rev() {
            let Some(hop) = hop_address(hop) else {
                unreadable = true;
                break;
            };
            address = hop;
            if !is_trusted(hop) {
                break;
            }
        }
    }
    Way {
        connected: connected.to_canonical(),
        trusted: believed,
        forwarded,
        unreadable,
        address: address.to_canonical(),
    }
}

/// The request's origin, as far as it can be trusted.
pub fn of(connected: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> Peer {
    Peer {
        address: way(connected, headers, trusted).address.to_string(),
        user_agent: headers
            .get(header::USER_AGENT)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned(),
        ..Peer::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(text: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", text.parse().unwrap());
        headers
    }

    #[test]
    fn an_untrusted_peer_can_not_choose_its_address() {
        let peer = of("203.0.113.9".parse().unwrap(), &forwarded("1.2.3.4"), &[]);
        assert_eq!(peer.address, "203.0.113.9");
    }

    #[test]
    fn through_a_trusted_proxy_the_rightmost_untrusted_hop_counts() {
        let proxies = ["10.0.0.0/8".parse().unwrap()];
        let peer = of(
            "10.0.0.1".parse().unwrap(),
            &forwarded("9.9.9.9, 203.0.113.9, 10.0.0.7"),
            &proxies,
        );
        assert_eq!(peer.address, "203.0.113.9");
    }

    #[test]
    fn a_port_behind_an_address_is_left_out_and_what_is_none_is_said_to_be_unreadable() {
        let proxies = ["10.0.0.0/8".parse().unwrap()];
        for (text, address, unreadable) in [
            ("5.6.7.8:9999", "5.6.7.8", false),
            ("[2001:db8::1]:443", "2001:db8::1", false),
            ("[2001:db8::1]", "2001:db8::1", false),
            ("2001:db8::1", "2001:db8::1", false),
            ("5.6.7.8:9999, 10.0.0.7:80", "5.6.7.8", false),
            ("garbage, 5.6.7.8", "5.6.7.8", false),
            ("garbage", "10.0.0.1", true),
            ("5.6.7.8, unknown", "10.0.0.1", true),
            ("5.6.7.8:port", "10.0.0.1", true),
        ] {
            let way = way("10.0.0.1".parse().unwrap(), &forwarded(text), &proxies);
            assert_eq!(way.address.to_string(), address, "{text}");
            assert_eq!(way.unreadable, unreadable, "{text}");
        }
    }
}
