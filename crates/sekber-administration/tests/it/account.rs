//! Scenarios about accounts: signing in, waiting after failures, the second factor, sessions, and what one changes oneself.

use std::net::{IpAddr, SocketAddr};

use crate::harness::{Harness, PASSWORD, Seen, Who, on_both};
use crate::people::invite;
use axum::http::{Method, header};

pub const NEW_PASSWORD: &str = "sungai melawi pasang";

pub async fn sign_in(harness: &Harness, email: &str, password: &str) -> Seen {
    harness.public().post("/sign-in", &[("email", email), ("password", password)]).await
}

/// Signs in from a network of its own, perhaps with a device that is known.
async fn sign_in_from(harness: &Harness, address: &str, device: Option<&str>, password: &str) -> Seen {
    send_sign_in(harness, &Who::Staff.email(), address, device, password).await
}

/// The same for any account, from a device that nobody knows.
async fn sign_in_as_from(harness: &Harness, email: &str, address: &str, password: &str) -> Seen {
    send_sign_in(harness, email, address, None, password).await
}

async fn send_sign_in(
    harness: &Harness,
    email: &str,
    address: &str,
    device: Option<&str>,
    password: &str,
) -> Seen {
    send_form(harness, &[("email", email), ("password", password)], address, device).await
}

async fn send_form(harness: &Harness, fields: &[(&str, &str)], address: &str, device: Option<&str>) -> Seen {
    let public = harness.public();
    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let mut request = public
        .request(Method::POST, "/sign-in")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(axum::body::Body::from(form))
        .unwrap();
    if let Some(device) = device {
        let cookie = format!("sekber-device={device}").parse().unwrap();
        request.headers_mut().append(header::COOKIE, cookie);
    }
    let address: IpAddr = address.parse().unwrap();
    public.send_from(SocketAddr::from((address, 4_000)), request).await
}

#[tokio::test]
async fn the_right_password_opens_the_door_and_signing_out_closes_it() {
    on_both(async |harness| {
        let seen = sign_in(&harness, &Who::Staff.email().to_uppercase(), PASSWORD).await;
        assert_eq!(seen.leads_on(), "/");
        assert!(seen.cookie("sekber").is_some_and(|secret| secret.len() == 64));
        assert!(seen.cookie("sekber-device").is_some_and(|secret| secret.len() == 64));
        let staff = harness.as_staff().await;
        staff.get("/account").await.is_ok();
        staff.post("/sign-out", &[]).await.leads_to("/sign-in");
        staff.get("/account").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_are_told_alike() {
    on_both(async |harness| {
        let email = Who::Staff.email();
        let wrong = sign_in(&harness, &email, "salah").await;
        let unknown = sign_in(&harness, "siapa@example.org", "salah").await;
        wrong.is(422).shows("role=\"alert\"").shows(&format!("value=\"{email}\""));
        assert_eq!(wrong.text.replace(&email, "siapa@example.org"), unknown.text);
    })
    .await;
}

#[tokio::test]
async fn whoever_guesses_waits_and_the_owner_does_not() {
    on_both(async |harness| {
        let first = sign_in_from(&harness, "10.1.1.1", None, PASSWORD).await;
        let device = first.cookie("sekber-device").unwrap();
        // Guesses at one account share its turns, wherever they come from.
        let guesses = (0..60).map(|guess| {
            let address = format!("10.6.6.{guess}");
            let harness = &harness;
            async move { sign_in_from(harness, &address, None, "salah").await }
        });
        let seen = futures_join(guesses).await;
        let tried = seen.iter().filter(|seen| seen.status == 422).count();
        assert_eq!(tried, 10, "guesses that were evaluated");
        let shut = sign_in_from(&harness, "10.6.7.7", None, PASSWORD).await;
        shut.is(429).shows("Tunggu");
        let wait: i64 = shut.header("retry-after").parse().unwrap();
        assert!((1..=3_636).contains(&wait), "{wait}");
        // The owner on a known device comes in at once, from wherever.
        for address in ["10.1.1.1", "10.6.6.6", "10.8.8.8"] {
            sign_in_from(&harness, address, Some(&device), PASSWORD).await.leads_to("/");
        }
        // A made-up device is nobody's.
        sign_in_from(&harness, "10.9.9.9", Some(&"0".repeat(64)), PASSWORD).await.is(429);
    })
    .await;
}

/// Whoever guesses at an account without end can delay its owner on a new phone, and not keep out who has a link.
#[tokio::test]
async fn a_link_for_a_new_password_lets_its_owner_in_whoever_guesses() {
    on_both(async |harness| {
        let guesses = (0..60).map(|guess| {
            let address = format!("10.6.6.{guess}");
            let harness = &harness;
            async move { sign_in_from(harness, &address, None, "salah").await }
        });
        futures_join(guesses).await;
        sign_in_from(&harness, "10.6.7.7", None, PASSWORD).await.is(429);
        let made = harness.as_admin().await.post("/people/staff/password-link", &[]).await;
        let link = invite(&made).await;
        let set = harness.public().post(&link, &[("password", NEW_PASSWORD)]).await;
        set.leads_to("/sign-in");
        assert_eq!(set.cookie("sekber"), None, "a link opens no session");
        let device = set.cookie("sekber-device").unwrap();
        sign_in_from(&harness, "10.6.7.7", None, NEW_PASSWORD).await.is(429);
        sign_in_from(&harness, "10.6.7.7", Some(&device), NEW_PASSWORD).await.leads_to("/");
    })
    .await;
}

#[tokio::test]
async fn a_right_password_passes_however_many_wrong_ones_came_from_its_address() {
    on_both(async |harness| {
        let guesses =
            (0..60).map(|guess| {
                let harness = &harness;
                async move {
                    sign_in_as_from(harness, &format!("p{guess}@example.org"), "10.5.5.5", "salah").await
                }
            });
        for seen in futures_join(guesses).await {
            seen.is(422);
        }
        sign_in_from(&harness, "10.5.5.5", None, PASSWORD).await.leads_to("/");
    })
    .await;
}

async fn futures_join<F: Future<Output = Seen>>(all: impl Iterator<Item = F>) -> Vec<Seen> {
    let mut waiting: Vec<_> = all.map(Box::pin).collect();
    let mut done = Vec::new();
    std::future::poll_fn(move |context| {
        waiting.retain_mut(|future| match future.as_mut().poll(context) {
            std::task::Poll::Ready(seen) => {
                done.push(seen);
                false
            }
            std::task::Poll::Pending => true,
        });
        if waiting.is_empty() {
            std::task::Poll::Ready(std::mem::take(&mut done))
        } else {
            std::task::Poll::Pending
        }
    })
    .await
}

/// The code that an app shows, some half minutes from now.
fn code(secret: &str, half_minutes: i64) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let now = sekber::kit::app::system_clock().plus_seconds(half_minutes * 30);
    let seconds = u64::try_from(now.0 / 1000).unwrap();
    totp_rs::Builder::new().with_secret(secret).build_noncompliant().generate(seconds).to_string()
}

/// Switches the second factor of the staff on: the secret, the code that proved it, and the recovery codes.
pub async fn switch_on(harness: &Harness) -> (String, String, Vec<String>) {
    let staff = harness.as_staff().await;
    let page = staff.get("/account/second-factor").await;
    page.is_ok().shows("<svg viewBox");
    let secret = page.field("secret");
    let wrong = [("secret", secret.as_str()), ("code", "000000"), ("password", PASSWORD)];
    let again = staff.post("/account/second-factor", &wrong).await;
    assert_eq!(again.is(422).field("secret"), secret, "the picture already scanned stays good");
    let code = code(&secret, 0);
    let unproved = [("secret", secret.as_str()), ("code", &code), ("password", "salah")];
    staff.post("/account/second-factor", &unproved).await.is(422);
    let right = [("secret", secret.as_str()), ("code", &code), ("password", PASSWORD)];
    let codes = staff.post("/account/second-factor", &right).await;
    let codes: Vec<String> = codes
        .is_ok()
        .text
        .split("<code>")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(codes.len(), 10);
    (secret, code, codes)
}

/// Gives the password and returns the cookie that waits for the code.
async fn step(harness: &Harness) -> String {
    let seen = sign_in(harness, &Who::Staff.email(), PASSWORD).await;
    assert_eq!(seen.leads_on(), "/sign-in/code?next=%2F");
    assert_eq!(seen.cookie("sekber"), None);
    seen.cookie("sekber-step").unwrap()
}

async fn enter(harness: &Harness, step: &str, code: &str) -> Seen {
    let public = harness.public();
    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs([("code", code)]).finish();
    let mut request = public
        .request(Method::POST, "/sign-in/code")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(axum::body::Body::from(form))
        .unwrap();
    request.headers_mut().append(header::COOKIE, format!("sekber-step={step}").parse().unwrap());
    public.send(request).await
}

#[tokio::test]
async fn a_second_factor_is_asked_for_and_each_code_works_once() {
    on_both(async |harness| {
        let (secret, used, _) = switch_on(&harness).await;
        let waiting = step(&harness).await;
        enter(&harness, &waiting, "123456").await.is(422);
        enter(&harness, &waiting, &used).await.is(422);
        let fresh = code(&secret, 1);
        assert!(enter(&harness, &waiting, &fresh).await.cookie("sekber").is_some());
        enter(&harness, &waiting, &fresh).await.leads_to("/sign-in");
        let waiting = step(&harness).await;
        enter(&harness, &waiting, &fresh).await.is(422);
    })
    .await;
}

/// Somebody guesses from the owner's own address, and the owner sits at a new phone.
#[tokio::test]
async fn a_right_password_with_the_code_of_the_moment_waits_for_nobody() {
    on_both(async |harness| {
        let (secret, used, _) = switch_on(&harness).await;
        let guesses = (0..30).map(|_| sign_in_from(&harness, "10.6.6.6", None, "salah"));
        futures_join(guesses).await;
        let email = Who::Staff.email();
        let with = async |password: &str, code: &str| {
            let fields = [("email", email.as_str()), ("password", password), ("code", code)];
            send_form(&harness, &fields, "10.6.6.6", None).await
        };
        for code in ["", "000000", &used] {
            with(PASSWORD, code).await.is(429);
        }
        let fresh = code(&secret, 1);
        // It is looked at: the code alone opens nothing.
        with("salah", &fresh).await.is(422);
        let opened = with(PASSWORD, &fresh).await;
        opened.leads_to("/");
        assert!(opened.cookie("sekber").is_some());
        with(PASSWORD, &fresh).await.is(429);
    })
    .await;
}

/// Codes that come along are looked at a few times only, and whoever sends wrong ones keeps nobody from the page of the code.
#[tokio::test]
async fn codes_along_with_a_password_cannot_be_tried_for_ever() {
    on_both(async |harness| {
        let (secret, ..) = switch_on(&harness).await;
        let waiting = step(&harness).await;
        futures_join((0..30).map(|_| sign_in_from(&harness, "10.6.6.6", None, "salah"))).await;
        let email = Who::Staff.email();
        let with = async |password: &str, code: &str| {
            let fields = [("email", email.as_str()), ("password", password), ("code", code)];
            send_form(&harness, &fields, "10.6.6.6", None).await
        };
        for code in ["111111", "222222", "333333", "444444", "555555", "666666"] {
            with("salah", code).await.is(429);
        }
        let fresh = code(&secret, 1);
        with(PASSWORD, &fresh).await.is(429);
        assert!(enter(&harness, &waiting, &fresh).await.cookie("sekber").is_some());
    })
    .await;
}

#[tokio::test]
async fn recovery_codes_open_once_and_codes_cannot_be_tried_for_ever() {
    on_both(async |harness| {
        let (_, _, codes) = switch_on(&harness).await;
        let waiting = step(&harness).await;
        let typed = codes[3].to_uppercase().replace('-', " ");
        assert!(enter(&harness, &waiting, &typed).await.cookie("sekber").is_some());
        let waiting = step(&harness).await;
        for guess in [codes[3].as_str(), "111111", "222222", "333333", "444444"] {
            enter(&harness, &waiting, guess).await.is(422);
        }
        enter(&harness, &waiting, &codes[4]).await.is(429);
        let staff = harness.as_staff().await;
        staff.get("/account/second-factor").await.shows("tersisa: 9");
        staff.post("/account/second-factor/off", &[("password", "salah")]).await.is(422);
        staff.post("/account/second-factor/off", &[("password", PASSWORD)]).await.leads_to("/account");
        assert!(sign_in(&harness, &Who::Staff.email(), PASSWORD).await.cookie("sekber").is_some());
    })
    .await;
}

#[tokio::test]
async fn a_changed_password_ends_other_sessions() {
    on_both(async |harness| {
        let (here, elsewhere) = (harness.as_staff().await, harness.as_staff().await);
        let change = |old, new| [("old", old), ("password", new)];
        here.post("/account/password", &change("salah", NEW_PASSWORD)).await.is(422).shows("tidak cocok");
        here.post("/account/password", &change(PASSWORD, "stefanus8888")).await.is(422).shows("memuat nama");
        here.post("/account/password", &change(PASSWORD, "password12345"))
            .await
            .is(422)
            .shows("mudah ditebak");
        here.post("/account/password", &change(PASSWORD, NEW_PASSWORD)).await.leads_to("/account");
        here.get("/account").await.is_ok();
        elsewhere.get("/account").await.is(303);
        sign_in(&harness, &Who::Staff.email(), PASSWORD).await.is(422);
        sign_in(&harness, &Who::Staff.email(), NEW_PASSWORD).await.leads_to("/");
    })
    .await;
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one_and_all_at_once() {
    on_both(async |harness| {
        let (here, elsewhere) = (harness.as_staff().await, harness.as_staff().await);
        let page = here.get("/account").await;
        page.is_ok().shows("2 perangkat").shows("perangkat ini");
        let end = page.text.split("action=\"/account/sessions/").nth(1).unwrap().split('"').next().unwrap();
        let end = format!("/account/sessions/{end}");
        harness.as_office().await.post(&end, &[]).await.is(404);
        here.post(&end, &[]).await.leads_to("/account");
        elsewhere.get("/account").await.is(303);
        let third = harness.as_staff().await;
        here.post("/account/sessions/end", &[]).await.leads_to("/sign-in");
        third.get("/account").await.is(303);
        here.get("/account").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn one_changes_name_and_language() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let version = staff.get("/account").await.field("version");
        staff.post("/account/name", &[("name", " "), ("version", &version)]).await.is(422);
        staff
            .post("/account/name", &[("name", "Stefanus S."), ("version", &version)])
            .await
            .leads_to("/account");
        staff.post("/account/name", &[("name", "Lama"), ("version", &version)]).await.is(409);
        staff.get("/account").await.shows("Stefanus S.");
        let chosen = staff.post("/account/language", &[("language", "en")]).await;
        assert_eq!(chosen.cookie("language").as_deref(), Some("en"));
        let again = sign_in(&harness, &Who::Staff.email(), PASSWORD).await;
        assert_eq!(again.cookie("language").as_deref(), Some("en"));
        staff.post("/account/language", &[("language", "xx")]).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn nobody_takes_a_name_of_the_system_or_of_the_secretariat() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let version = partner.get("/account").await.field("version");
        let takes =
            async |name: &str| partner.post("/account/name", &[("name", name), ("version", &version)]).await;
        for name in ["operator", "System", "Staf  Sekber", Who::Staff.name(), "agnes ADMINISTRATOR"] {
            takes(name).await.is(422).shows("Nama ini dipakai");
        }
        takes("Stefanus dari Yayasan").await.leads_to("/account");
        // One's own name stays one's own.
        let staff = harness.as_staff().await;
        let version = staff.get("/account").await.field("version");
        let own = [("name", Who::Staff.name()), ("version", version.as_str())];
        staff.post("/account/name", &own).await.leads_to("/account");
    })
    .await;
}
