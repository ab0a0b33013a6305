//! Where a webhook may lead: to HTTPS addresses of the open internet, so that nobody has the server knock at doors behind its own
//! wall. What a name stands for is looked up once, judged, and used as it was judged. The operator may name other origins.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use reqwest::Url;

/// What the look-up of a name may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where HTTPS is spoken. Behind other ports stand doors that expect another language: mail, databases, remote shells.
const PORTS: [u16; 2] = [443, 8443];

/// Why an address is not gone to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// A rule says no; the key of the sentence.
    Refused(&'static str),
    /// Its name cannot be looked up for now, and what the look-up said.
    Unknown(String),
}

/// An address with what its name stands for.
#[derive(Debug, Clone)]
pub struct Target {
    /// The address.
    pub url: Url,
    /// The name with all that it stands for, each of them judged; none for an address without a name, and for an origin of the
    /// operator.
    pub pinned: Option<(String, Vec<SocketAddr>)>,
}

/// Reads an address, and whether the operator named its origin.
///
/// # Errors
/// The key of the sentence that says why it is not taken.
pub fn read(text: &str, allowed: &[String]) -> Result<(Url, bool), &'static str> {
    let url = Url::parse(text).map_err(|_| "fault-webhook-url")?;
    let is_plain = url.username().is_empty() && url.password().is_none();
    if !matches!(url.scheme(), "http" | "https") || !is_plain || url.host_str().is_none() {
        return Err("fault-webhook-url");
    }
    if allowed.iter().any(|origin| *origin == url.origin().ascii_serialization()) {
        return Ok((url, true));
    }
    if url.scheme() != "https" {
        return Err("fault-webhook-https");
    }
    let name = name_of(&url);
    let is_own = name == "localhost" || name.ends_with(".localhost") || name.ends_with(".local");
    // A name without a dot means whatever the network of this server makes of it.
    let is_inner = match name.parse::<IpAddr>() {
        Ok(address) => !is_public(address),
        Err(_) => !name.contains('.'),
    };
    if is_own || is_inner {
        return Err("fault-webhook-private");
    }
    if url.port_or_known_default().is_none_or(|port| !PORTS.contains(&port)) {
        return Err("fault-webhook-port");
    }
    Ok((url, false))
}

/// The host of an address, for those who have to know where a program sends and not what stands in its paths.
pub fn host(text: &str) -> String {
    let host = |url: Url| url.host_str().map(str::to_owned);
    Url::parse(text).ok().and_then(host).unwrap_or_default()
}

/// The host without the brackets of an address and the dot at the end of a name.
fn name_of(url: &Url) -> &str {
    let host = url.host_str().unwrap_or_default();
    host.trim_start_matches('[').trim_end_matches(']').trim_end_matches('.')
}

/// Looks up what an address stands for and judges it.
///
/// # Errors
/// [`Unfit`] when it is not gone to.
pub async fn resolve(text: &str, allowed: &[String]) -> Result<Target, Unfit> {
    let (url, is_allowed) = read(text, allowed).map_err(Unfit::Refused)?;
    if is_allowed || name_of(&url).parse::<IpAddr>().is_ok() {
        return Ok(Target { url, pinned: None });
    }
    let host = url.host_str().unwrap_or_default().to_owned();
    let port = url.port_or_known_default().unwrap_or(443);
    let looked_up = tokio::time::timeout(PATIENCE, tokio::net::lookup_host((host.as_str(), port)));
    let found = looked_up.await.map_err(|_| Unfit::Unknown("no answer".to_owned()))?;
    let found: Vec<SocketAddr> = found.map_err(|why| Unfit::Unknown(why.to_string()))?.collect();
    // One that is not public is enough: which of them is used is not ours to say.
    if found.iter().any(|address| !is_public(address.ip())) {
        return Err(Unfit::Refused("fault-webhook-private"));
    }
    if found.is_empty() {
        return Err(Unfit::Unknown("no address".to_owned()));
    }
    Ok(Target { url, pinned: Some((host, found)) })
}

/// Whether an address belongs to the open internet.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// By the registry of special addresses (RFC 6890 and those after it).
fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || a == 0
        || a >= 224
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19));
    !is_special
}

/// Only what is handed out for the open internet (2000::/3), without documentation, and without the ways in which an address of
/// version 4 hides in one of version 6 (Teredo, 6to4); all other such ways lie outside.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    let is_special = (first == 0x2001 && (second < 0x200 || second == 0xdb8))
        || first == 0x2002
        || (first == 0x3fff && second < 0x1000);
    first & 0xe000 == 0x2000 && !is_special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_open_internet_are_public() {
        for text in ["8.8.8.8", "103.28.12.1", "198.20.0.1", "100.128.0.1", "2606:4700::1111", "2400:cb00::1"]
        {
            assert!(is_public(text.parse().unwrap()), "{text}");
        }
        for text in [
            "127.0.0.1",
            "127.8.8.8",
            "0.0.0.0",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
        ] {
            assert!(!is_public(text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn an_address_is_https_without_a_password_and_not_within_our_walls() {
        let read = |text: &str| read(text, &[]).map(|(url, _)| url.to_string());
        assert!(read("https://example.org/hook?x=1").is_ok());
        for text in [
            "",
            "example.org",
            "https://",
            "ftp://example.org/",
            "https://a:b@example.org/",
            "https://a@example.org/",
        ] {
            assert_eq!(read(text), Err("fault-webhook-url"), "{text}");
        }
        assert_eq!(read("http://example.org/"), Err("fault-webhook-https"));
        for text in [
            "https://localhost/",
            "https://LOCALHOST./",
            "https://a.localhost/",
            "https://127.1/",
            "https://0x7f000001/",
            "https://2130706433/",
            "https://[::1]:8080/",
            "https://[::ffff:10.0.0.1]/",
            "https://10.0.0.1/",
            "https://intranet/",
            "https://db./",
        ] {
            assert_eq!(read(text), Err("fault-webhook-private"), "{text}");
        }
        assert!(read("https://example.org:443/").is_ok() && read("https://example.org:8443/").is_ok());
        for port in ["22", "25", "80", "5432", "6379", "0"] {
            assert_eq!(read(&format!("https://example.org:{port}/")), Err("fault-webhook-port"), "{port}");
        }
        assert_eq!(host("https://user.example.org:8443/a?b=c"), "user.example.org");
    }

    #[test]
    fn the_operator_allows_whole_origins_and_no_others() {
        let allowed = ["http://10.1.2.3:8080".to_owned()];
        assert!(read("http://10.1.2.3:8080/hook", &allowed).is_ok_and(|(_, is_allowed)| is_allowed));
        for text in [
            "http://10.1.2.3/hook",
            "http://10.1.2.3:80801/",
            "https://10.1.2.3:8080/",
            "http://10.1.2.4:8080/",
        ] {
            assert!(read(text, &allowed).is_err(), "{text}");
        }
    }

    #[tokio::test]
    async fn an_address_is_judged_again_before_it_is_gone_to() {
        let target = resolve("https://[::1]/", &[]).await;
        assert_eq!(target.err(), Some(Unfit::Refused("fault-webhook-private")));
    }
}
